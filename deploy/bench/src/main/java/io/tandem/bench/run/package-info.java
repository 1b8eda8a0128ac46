/** The order of a run: what is started when, what takes turns with what, and what comes of it. */
package io.tandem.bench.run;
