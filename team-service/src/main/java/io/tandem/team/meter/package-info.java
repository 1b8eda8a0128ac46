/** What is seen of this service from outside: what waits, and for how long. */
package io.tandem.team.meter;
