/**
 * What two accounts of the same orders say, and what follows where they disagree: lines of a
 * commission file, figures, kinds of breaks, and the movements of each resolution.
 */
package io.tandem.rebate.reconciliation.model;
