/**
 * The split algebra: pure rules that divide a pool of whole units among members, exactly and so
 * that anyone can do it again with nothing but the agreement's digest, the period and the
 * contributions.
 */
package io.tandem.team.split.model;
