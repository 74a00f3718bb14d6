// Reads a GEXF file with graphology's parser, as Gephi Lite does, and prints what it found.
import { readFileSync } from "node:fs";
import Graph from "graphology";
import { parse } from "graphology-gexf";

const graph = parse(Graph, readFileSync(process.argv[2], "utf-8"), { addMissingNodes: false });
process.stdout.write(JSON.stringify(graph.export()));
