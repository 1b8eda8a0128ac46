package io.tandem.team.agreement;

import io.tandem.team.agreement.model.AgreementState;
import io.tandem.team.agreement.model.MemberSignature;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.split.model.Digest;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An agreement as its parties see it. */
public record AgreementView(
        UUID id,
        UUID teamId,
        @Schema(
                        enumeration = {
                            "DRAFT",
                            "PROPOSED",
                            "ACTIVE",
                            "SUPERSEDED",
                            "TERMINATED",
                            "DECLINED",
                            "EXPIRED"
                        },
                        examples = "PROPOSED")
                String state,
        AgreementTerms terms,
        @Schema(
                        description = "SHA-256 of the canonical terms, in hex.",
                        examples =
                                "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")
                String digest,
        List<SignatureView> signatures,
        UUID draftedBy,
        @Schema(nullable = true, description = "Until when a proposal can be signed.")
                Instant expiresAt,
        @Schema(nullable = true, description = "The last period that it rules, when that is known.")
                YearMonth lastPeriod,
        @Schema(nullable = true, description = "When it became binding: with the last signature.")
                Instant activatedAt,
        @Schema(
                        description =
                                "The members whom no version before it bound. What is prorated counts"
                                        + " for them from activatedAt on.")
                List<UUID> newcomers,
        @Schema(nullable = true, description = "When the notice of who terminated it runs out.")
                Instant endsAt,
        @Schema(nullable = true, description = "Who declined or terminated it.") UUID decidedBy,
        @Schema(nullable = true) Instant decidedAt,
        @Schema(
                        nullable = true,
                        description = "Why it was declined, if its member said so.",
                        examples = "Half of my links is too much.")
                String reason,
        @Schema(description = "Who has left it, or is about to, while it goes on.")
                List<ExitView> exits,
        @Schema(examples = "2") long version,
        Instant createdAt) {

    /** A member's signature, with all that is needed to check it. */
    @Schema(name = "SignatureView")
    public record SignatureView(
            UUID partnerId,
            UUID keyId,
            @Schema(
                            description = "Base64 of the key's 32 raw bytes.",
                            examples = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
                    String publicKey,
            Instant signedAt,
            @Schema(
                            description =
                                    "Base64 of the Ed25519 signature over the digest's bytes.",
                            examples =
                                    "hgyY0il+MGCjP0JzlnLWG1PPOt7+09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr/MuM0KAw==")
                    String signature,
            @Schema(
                            nullable = true,
                            description =
                                    "The simulation of these terms that the member says it has"
                                            + " seen.",
                            examples =
                                    "9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab")
                    String simulationDigest) {

        static SignatureView of(MemberSignature signature) {
            return new SignatureView(
                    signature.member().value(),
                    signature.keyId(),
                    signature.key().base64(),
                    signature.signedAt(),
                    signature.signature(),
                    signature.simulation().map(Digest::hex).orElse(null));
        }
    }

    private record Decision(UUID by, Instant at, String reason) {}

    static AgreementView of(Agreement agreement) {
        Decision decision = decision(agreement.state());
        return new AgreementView(
                agreement.id().value(),
                agreement.team().value(),
                StateNames.of(agreement.state()),
                agreement.spelled(),
                agreement.digest().hex(),
                agreement.signatures().stream().map(SignatureView::of).toList(),
                agreement.draftedBy().value(),
                agreement.state() instanceof AgreementState.Proposed proposed
                        ? proposed.expiresAt()
                        : null,
                agreement.state() instanceof AgreementState.Concluded concluded
                        ? concluded.span().last().orElse(null)
                        : null,
                agreement.activatedAt().orElse(null),
                agreement.newcomers().stream().sorted().map(PartnerId::value).toList(),
                agreement.endsAt().orElse(null),
                decision.by(),
                decision.at(),
                decision.reason(),
                agreement.exits().stream()
                        .map(exit ->
                                ExitView.of(
                                        exit,
                                        agreement.terms().noticeDays(),
                                        agreement.linkExpiry(exit.member())))
                        .toList(),
                agreement.version(),
                agreement.createdAt());
    }

    private static Decision decision(AgreementState state) {
        return switch (state) {
            case AgreementState.Declined declined ->
                    new Decision(
                            declined.by().value(), declined.at(), declined.reason().orElse(null));
            case AgreementState.Terminated terminated ->
                    new Decision(terminated.by().value(), terminated.at(), null);
            case AgreementState.Expired expired -> new Decision(null, expired.at(), null);
            case AgreementState.Draft _,
                    AgreementState.Proposed _,
                    AgreementState.Active _,
                    AgreementState.Superseded _ ->
                    new Decision(null, null, null);
        };
    }
}
