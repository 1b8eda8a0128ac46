/**
 * Who calls, and what that role may do. Every operation is denied unless its roles are named;
 * somebody else's resource is answered as if it did not exist.
 */
package io.tandem.chassis.security;
