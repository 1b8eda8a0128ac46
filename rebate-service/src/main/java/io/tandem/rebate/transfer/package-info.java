/**
 * Transfers between partners' available money: several legs that happen together or not at all, as
 * a settlement needs them.
 */
package io.tandem.rebate.transfer;
