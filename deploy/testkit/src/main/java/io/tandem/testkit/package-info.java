/**
 * What the tests of every service share. Each test JVM has one PostgreSQL, one key pair and one
 * clock; they are handed over by system properties, since Quarkus loads a test and its resources by
 * different class loaders.
 */
package io.tandem.testkit;
