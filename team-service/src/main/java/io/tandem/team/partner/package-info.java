/**
 * How partners stand, as referral-service tells it: whoever is closed joins, signs and proposes
 * nothing any more, whoever is suspended leads no team. A feed is followed rather than a question
 * asked each time, so that a closure takes effect without anybody acting, and nobody's signature
 * waits for another service to be up.
 */
package io.tandem.team.partner;
