/**
 * Load on rebate-service over loopback HTTP: streams and arrays from this process, single requests
 * from a generator in a JVM of its own.
 */
package io.tandem.bench.load;
