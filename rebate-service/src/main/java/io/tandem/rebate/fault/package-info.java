/** Where a booking can be cut, for those who try from outside what a crash there leaves. */
package io.tandem.rebate.fault;
