package io.railhead.api;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.railhead.engine.Ledger;
import io.railhead.intake.Problem;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Every way in which a call can end badly, as a problem document. Nothing of the inside is shown. All refusals come by
 * here, so here is where they become security events.
 */
final class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final Alarms alarms;
    private final Callers callers;

    ProblemMappers(Alarms alarms, Callers callers) {
        this.alarms = alarms;
        this.callers = callers;
    }

    @ServerExceptionMapper
    Response refused(Refused refused) {
        alarms.refused(refused, callers.name());
        return Problems.response(refused.refusal());
    }

    @ServerExceptionMapper
    Response noToken(UnauthorizedException missing) {
        return Problems.response(Problem.TOKEN_MISSING);
    }

    @ServerExceptionMapper
    Response badToken(AuthenticationFailedException invalid) {
        alarms.refused(Problem.TOKEN_INVALID);
        return Problems.response(Problem.TOKEN_INVALID);
    }

    @ServerExceptionMapper
    Response noRole(ForbiddenException missing) {
        return refused(new Refused(Problem.ROLE_MISSING));
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException missing) {
        return Problems.response(Problem.NOT_FOUND);
    }

    @ServerExceptionMapper
    Response method(NotAllowedException wrong) {
        return Problems.response(Problem.METHOD);
    }

    @ServerExceptionMapper
    Response mediaType(NotSupportedException wrong) {
        return refused(new Refused(Problem.MEDIA_TYPE));
    }

    @ServerExceptionMapper
    Response unreachable(Ledger.LedgerUnreachable trouble) {
        return Problems.response(Problem.UNAVAILABLE);
    }

    @ServerExceptionMapper
    Response other(WebApplicationException other) {
        int status = other.getResponse().getStatus();
        return status == 413
                ? refused(new Refused(Problem.BODY_TOO_LARGE))
                : status < 500 ? Problems.response(Problem.QUERY_INVALID) : Problems.response(Problem.DEFECT);
    }

    /** The rest of the body did not come: too much of it, or the caller is gone. Nobody hears this answer. */
    @ServerExceptionMapper
    Response cutOff(IOException lost) {
        LOG.debugf("A body was not read to its end: %s", lost.getMessage());
        return Problems.response(Problem.BODY_TOO_LARGE);
    }

    @ServerExceptionMapper
    Response defect(Throwable defect) {
        LOG.error("A call failed in a way that was not foreseen", defect);
        return Problems.response(Problem.DEFECT);
    }
}
