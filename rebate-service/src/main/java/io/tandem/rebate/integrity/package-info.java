/** Proves over all stored data that the books agree with themselves and with the sub-ledger. */
package io.tandem.rebate.integrity;
