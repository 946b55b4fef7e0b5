package io.railhead.app;

import io.quarkus.runtime.ShutdownEvent;
import io.railhead.routing.FileSteps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * The beginning of an ordered stop: nothing new is taken. A file that is being read is left where it is, to be
 * gone on with after the next start; then the routes end what is in flight, and the engine what it was given.
 */
@ApplicationScoped
class OrderedStop {
    private final FileSteps files;

    OrderedStop(FileSteps files) {
        this.files = files;
    }

    void stopping(@Observes ShutdownEvent event) {
        files.close();
    }
}
