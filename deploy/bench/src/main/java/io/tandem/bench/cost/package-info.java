/** What processes cost: their CPU time and memory, as Linux tells it. */
package io.tandem.bench.cost;
