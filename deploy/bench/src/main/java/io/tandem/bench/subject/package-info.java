/**
 * What is measured: rebate-service as a process, with a plan, partners and their users, whom a
 * small stand-in for referral-service tells it of as the real one would.
 */
package io.tandem.bench.subject;
