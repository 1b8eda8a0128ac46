/** The pure core alone, by JMH: what a trade costs before a database or a wire is in it. */
package io.tandem.bench.core;
