"""Remote (远程): another SPARQL 1.1 store instead of the embedded one: loaded over HTTP, asked over HTTP.

What is stated lies there in one named graph and what follows from it in another, so that any store counts each triple
once, whatever its default graph is; a question names the graphs that it is put to (SPARQL 1.1 Protocol, 2.1.4).
"""

from kg.remote.endpoint import Endpoint
from kg.remote.pushing import PROTOCOLS, STATED_GRAPH, Pushed, push
from kg.remote.requests import Login

__all__ = ["PROTOCOLS", "STATED_GRAPH", "Endpoint", "Login", "Pushed", "push"]
