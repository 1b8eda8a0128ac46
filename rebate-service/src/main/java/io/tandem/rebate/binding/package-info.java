/**
 * The local copy of referral-service's bindings: the present state of each, and every revision that
 * a rating may have been made by.
 */
package io.tandem.rebate.binding;
