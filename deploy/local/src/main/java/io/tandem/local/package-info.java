/**
 * The suite on one machine: an embedded PostgreSQL with a database per service, a key pair, and the
 * three services as processes of their own. It starts them in order, tells when each is ready, and
 * leaves nothing behind when it stops, however it is stopped. Tests start the same {@link
 * io.tandem.local.Suite}.
 */
package io.tandem.local;
