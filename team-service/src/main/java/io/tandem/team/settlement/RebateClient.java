package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.security.ServiceToken;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The two things that team-service asks of rebate-service. Answers are read by the caller. */
@Path("/v1")
@RegisterRestClient(configKey = "rebate")
@RegisterProvider(ServiceToken.class)
@Consumes(MediaType.APPLICATION_JSON)
interface RebateClient {

    @POST
    @Path("earnings:contributions")
    Uni<Response> contributions(RebateMessages.AskContributions query);

    @POST
    @Path("transfers")
    Uni<Response> transfer(
            @HeaderParam(IdempotencyKey.HEADER) String key, RebateMessages.PostTransfer transfer);
}
