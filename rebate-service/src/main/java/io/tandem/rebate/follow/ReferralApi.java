package io.tandem.rebate.follow;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.security.ServiceToken;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What this service asks of referral-service. */
@RegisterRestClient(configKey = "referral")
@RegisterProvider(ServiceToken.class)
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface ReferralApi {

    @GET
    @Path("feed/bindings")
    Uni<BindingFeedPage> feed(@QueryParam("after") long after, @QueryParam("limit") int limit);

    @POST
    @Path("bindings:lookup")
    Uni<Found> lookup(Asked asked);

    /** Whose bindings are asked for. */
    @RegisterForReflection
    record Asked(String programme, List<String> userIds) {}

    /** All bindings of those who have any. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Found(List<BindingSnapshot> items) {}
}
