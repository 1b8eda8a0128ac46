/**
 * The split algebra: pure rules that divide a pool of whole units among members, exactly and so
 * that anyone can do it again with nothing but the agreement's digest, the period and the
 * contributions. Some rules weigh members ({@link io.tandem.team.split.model.WeighingRule}), the
 * others are made of rules, of any; the nearest fallback that is named decides where all weights
 * are zero.
 */
package io.tandem.team.split.model;
