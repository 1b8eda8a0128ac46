package io.tandem.team.document;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.security.Caller;
import io.tandem.chassis.security.Roles;
import io.tandem.team.agreement.AgreementReader;
import io.tandem.team.agreement.AgreementView;
import io.tandem.team.agreement.model.AgreementId;
import io.tandem.team.roster.model.PartnerId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@RolesAllowed({Roles.PARTNER, Roles.OPERATOR})
@Tag(name = "Agreements", description = "What members have signed.")
class DocumentResource {

    private static final String MARKDOWN = "text/markdown;charset=UTF-8";
    private static final String PDF = "application/pdf";

    private final AgreementReader agreements;
    private final AgreementDocument document;
    private final Caller caller;

    DocumentResource(AgreementReader agreements, AgreementDocument document, Caller caller) {
        this.agreements = agreements;
        this.document = document;
        this.caller = caller;
    }

    @GET
    @Path("agreements/{id}/document.md")
    @Produces(MARKDOWN)
    @Operation(
            operationId = "readAgreementAsMarkdown",
            summary = "An agreement in words and formulas, made from its data")
    @APIResponse(
            responseCode = "200",
            description = "CommonMark: every term, the digest, the signatures",
            content =
                    @Content(
                            mediaType = "text/markdown",
                            schema = @Schema(type = SchemaType.STRING, examples = "# Agreement")))
    public Uni<byte[]> markdown(@PathParam("id") UUID id) {
        return agreement(id).map(document::markdown);
    }

    @GET
    @Path("agreements/{id}/document.pdf")
    @Produces(PDF)
    @Operation(
            operationId = "readAgreementAsPdf",
            summary = "The same on paper: the same bytes for the same state of an agreement")
    @APIResponse(
            responseCode = "200",
            description = "A PDF: every term, the digest, the signatures",
            content =
                    @Content(
                            mediaType = PDF,
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            format = "binary",
                                            examples = "%PDF-1.4")))
    public Uni<byte[]> pdf(@PathParam("id") UUID id) {
        return agreement(id).map(document::pdf);
    }

    private Uni<AgreementView> agreement(UUID id) {
        Optional<PartnerId> viewer =
                caller.isOperator()
                        ? Optional.empty()
                        : Optional.of(new PartnerId(caller.requirePartnerId()));
        return agreements.view(new AgreementId(id), viewer);
    }
}
