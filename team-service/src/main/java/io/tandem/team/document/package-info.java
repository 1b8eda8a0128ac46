/**
 * An agreement as people read it: Markdown and PDF, made from the data that was signed and never
 * beside it. Every term is there: those that have no words of their own yet stand as data. What
 * members wrote is shown to the letter and can neither format, hide nor reorder anything.
 */
package io.tandem.team.document;
