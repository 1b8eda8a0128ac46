package io.tandem.team.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tandem.team.agreement.AgreementView;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An agreement's document: its terms first, then the digest and who has signed it. */
@Singleton
class AgreementDocument {

    private final ObjectMapper json;

    AgreementDocument(ObjectMapper json) {
        this.json = json;
    }

    byte[] markdown(AgreementView agreement) {
        return MarkdownWriter.of(blocks(agreement)).getBytes(StandardCharsets.UTF_8);
    }

    byte[] pdf(AgreementView agreement) {
        return PdfWriter.of(blocks(agreement), "Agreement " + agreement.id());
    }

    private List<Block> blocks(AgreementView agreement) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(1, "Agreement"));
        blocks.add(new Block.Item("Agreement", agreement.id().toString()));
        blocks.add(new Block.Item("State", agreement.state()));
        if (agreement.lastPeriod() != null) {
            blocks.add(
                    new Block.Item("Last period that it rules", agreement.lastPeriod().toString()));
        }
        blocks.addAll(TermsProse.of(agreement.terms(), json.valueToTree(agreement.terms())));
        blocks.add(new Block.Heading(2, "Digest and signatures"));
        blocks.add(
                new Block.Words(
                        "The members sign the data from which this document is made, not the"
                                + " document: the SHA-256 of its canonical JSON (RFC 8785), by"
                                + " Ed25519. A character without a glyph stands here as its"
                                + " number."));
        blocks.add(new Block.Item("Digest", agreement.digest()));
        if (agreement.signatures().isEmpty()) {
            blocks.add(new Block.Words("Nobody has signed it."));
        }
        for (AgreementView.SignatureView each : agreement.signatures()) {
            blocks.add(new Block.Heading(3, "Signed by " + each.partnerId()));
            blocks.add(new Block.Item("At", each.signedAt().toString()));
            blocks.add(new Block.Item("Key", each.keyId().toString()));
            blocks.add(new Block.Item("Public key", each.publicKey()));
            blocks.add(new Block.Item("Signature", each.signature()));
            if (each.simulationDigest() != null) {
                blocks.add(new Block.Item("Simulation seen", each.simulationDigest()));
            }
        }
        return blocks;
    }
}
