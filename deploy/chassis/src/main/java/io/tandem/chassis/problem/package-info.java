/**
 * Errors as RFC 9457 problems, for everything that can go wrong between a socket and an answer. A
 * service names its own problems in one enum, throws {@link
 * io.tandem.chassis.problem.ProblemException} once, and this package maps it once.
 */
package io.tandem.chassis.problem;
