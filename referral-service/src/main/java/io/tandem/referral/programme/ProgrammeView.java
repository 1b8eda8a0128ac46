package io.tandem.referral.programme;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A referral programme. */
public record ProgrammeView(
        @Schema(examples = "okx") String programme,
        @Schema(examples = "OKX affiliates") String displayName,
        @Schema(examples = "90") int idleLimitDays,
        @Schema(examples = "[\"www.okx.com\"]") List<String> destinationHosts,
        Instant createdAt) {}
