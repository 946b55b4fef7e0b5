package io.railhead.app;

import io.railhead.app.embedded.EmbeddedBroker;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The other side's own books, and a way to take the broker away for a while; in the demo alone. */
@Path("/simulator")
@RunOnVirtualThread
public class DemoResource {
    /** What the simulated schemes have booked. */
    @GET
    @Path("ledger")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"client", "operator", "approver", "auditor"})
    public String ledger() {
        return DemoState.simulator().orElseThrow(NotFoundException::new).summaryJson();
    }

    /** Cuts every connection to the broker and lets nobody connect, as a broken network would. */
    @POST
    @Path("broker/pause")
    @RolesAllowed("operator")
    public void pause() {
        broker().pauseAcceptor();
    }

    /** Lets the links connect again. */
    @POST
    @Path("broker/resume")
    @RolesAllowed("operator")
    public void resume() {
        broker().resumeAcceptor();
    }

    private static EmbeddedBroker broker() {
        return DemoState.broker().orElseThrow(NotFoundException::new);
    }
}
