/**
 * Stories over HTTP against the running suite: one PostgreSQL and three services, started once for
 * all of them. What is expected is worked out here, from the files and in plain decimals, and never
 * read back from a service under test.
 */
package io.tandem.e2e;
