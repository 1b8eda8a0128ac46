/** Transfers as values: legs, what they come to, and who cannot afford them. */
package io.tandem.rebate.transfer.model;
