/** What is seen of this service from outside: is the money right, is intake fast, who waits. */
package io.tandem.rebate.meter;
