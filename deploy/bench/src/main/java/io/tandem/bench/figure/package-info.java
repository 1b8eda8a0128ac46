/** Samples, what they come to, and how that is shown: as a table and as JSON. */
package io.tandem.bench.figure;
