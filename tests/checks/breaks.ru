# Ways to break what the shapes say in SPARQL: one update each, headed by what the shape then says.

### has its evidence in another document
INSERT { ?passage zc:inDocument <https://w3id.org/zhice/id/document/another> } WHERE { ?claim a zc:FundClaim ; prov:wasDerivedFrom ?passage }

### says how its amount is meant, but has no amount
DELETE { ?claim zc:amount ?amount } WHERE { ?claim a zc:FundClaim ; zc:amount ?amount }

### tells of more than all: no closing or filing rate is above 100 %
DELETE { ?claim zc:value ?old } INSERT { ?claim zc:value 101.0 } WHERE { ?claim zc:indicator <https://w3id.org/zhice/id/concept/indicator/closure-rate> ; zc:value ?old }

### counts less than nothing: what is below 0 is told in per cent or points
DELETE { ?claim zc:value ?old ; zc:unitName ?unit } INSERT { ?claim zc:value -1.0 ; zc:unitName "件" } WHERE { ?claim a zc:StatisticClaim ; zc:value ?old ; zc:unitName ?unit }

### is as long as its offsets do not say
DELETE { ?passage oa:exact ?old } INSERT { ?passage oa:exact "短" } WHERE { ?passage a zc:Passage ; oa:exact ?old }

### was read from another version of its document
DELETE { ?passage zc:sha256 ?old } INSERT { ?passage zc:sha256 "1111111111111111111111111111111111111111111111111111111111111111" } WHERE { ?passage a zc:Passage ; zc:sha256 ?old }

### has the code of another area
DELETE { ?area zc:code ?old } INSERT { ?area zc:code "100000" } WHERE { ?area a zc:Province ; zc:code ?old }

### has another code than its IRI
DELETE { ?area zc:code ?old } INSERT { ?area zc:code "999999" } WHERE { ?area a zc:Province ; zc:code ?old }

### has the label of another thing of its class
INSERT { <https://example.org/namesake> a ?class ; rdfs:label ?label } WHERE { ?agreement a zc:Agreement, ?class ; rdfs:label ?label }

### has the name of another concept of its scheme
INSERT { ?concept skos:prefLabel ?name } WHERE {
  ?concept skos:inScheme ?scheme ; skos:notation "=" . ?other skos:inScheme ?scheme ; skos:notation ">=" ; skos:prefLabel ?name .
}

### has the notation of another concept of its scheme
INSERT DATA {
  <https://w3id.org/zhice/id/concept/comparison/another> skos:inScheme <https://w3id.org/zhice/id/scheme/comparison> ; skos:notation "=" .
}
