package io.tandem.referral.click;

import io.tandem.referral.click.model.Visitor;
import io.tandem.referral.link.model.LinkId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A visit to a link. */
record Click(
        UUID id,
        LinkId link,
        int linkVersion,
        Instant clickedAt,
        Visitor visitor,
        Optional<AddressHash> address,
        Map<String, String> utm) {}
