// Reads a JSON-LD file and prints it as N-Quads: node to_nquads.js FILE
const fs = require("fs");
const jsonld = require("jsonld");

jsonld
  .toRDF(JSON.parse(fs.readFileSync(process.argv[2], "utf8")), { format: "application/n-quads" })
  .then((text) => process.stdout.write(text))
  .catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
