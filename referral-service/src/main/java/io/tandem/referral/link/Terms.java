package io.tandem.referral.link;

import io.tandem.referral.link.model.Shares;
import java.time.Instant;
import java.util.Optional;

/** All that a version of a link says. */
record Terms(
        String channel,
        String destination,
        Optional<String> campaign,
        Optional<Instant> expiresAt,
        Shares shares) {}
