/**
 * What partners agree upon and how it comes to bind them: terms, scopes that may not overlap, keys
 * and signatures, and the states of an agreement, each with its legal transitions only.
 */
package io.tandem.team.agreement.model;
