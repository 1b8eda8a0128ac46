package io.tandem.specimen.neighbour;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.neighbour.Neighbour;
import io.tandem.chassis.neighbour.Neighbours;
import io.tandem.chassis.openapi.CommonAnswers;
import io.tandem.chassis.security.Caller;
import io.tandem.chassis.security.Roles;
import io.tandem.chassis.security.ServiceToken;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What needs the neighbour, and what does not. */
@Path("/v1/neighbour")
@Produces(MediaType.APPLICATION_JSON)
public class NeighbourResource {

    private final Caller caller;
    private final Api api;
    private final Neighbour neighbour;

    NeighbourResource(@RestClient Api api, Neighbours neighbours, Caller caller) {
        this.api = api;
        this.neighbour = neighbours.named("specimen");
        this.caller = caller;
    }

    @Path("/v1/name")
    @RegisterRestClient(configKey = "specimen")
    @RegisterProvider(ServiceToken.class)
    interface Api {
        @GET
        Uni<Named> name();
    }

    /** What it says; {@code caller} is who asked. */
    public record Named(String name, String caller) {}

    @GET
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "askNeighbour",
            summary = "What the neighbour says",
            extensions =
                    @Extension(name = CommonAnswers.NEEDS_NEIGHBOUR, value = "specimen-service"))
    public Uni<Named> ask() {
        return neighbour
                .repeatedly(api::name, named -> named)
                // Whoever asked is still known when the answer comes.
                .map(named -> new Named(named.name(), caller.isOperator() ? "operator" : "?"));
    }

    @GET
    @Path("once")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "askNeighbourOnce", summary = "What the neighbour says at first")
    public Uni<Named> askOnce() {
        return neighbour.atMostOnce(api::name, named -> named);
    }

    @GET
    @Path("fault")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "failAfterNeighbour", summary = "Fails on what the neighbour says")
    public Uni<Named> fail() {
        return neighbour.repeatedly(
                api::name,
                named -> {
                    throw new IllegalStateException("a fault of our own");
                });
    }
}
