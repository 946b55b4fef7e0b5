package io.railhead.proving.faults;

import io.railhead.proving.invariants.Violation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** F4: {@code kill -9} to a gateway, the broker and the database, which come back in some order. */
record KillAll(Node node, boolean databaseFirst, Duration down) implements Fault {
    @Override
    public String number() {
        return "F4";
    }

    @Override
    public String what() {
        return "kill -9 " + node.label() + ", broker and database, down for " + Fault.seconds(down)
                + (databaseFirst ? ", the database comes back first" : ", the broker comes back first");
    }

    @Override
    public String expected() {
        return "as for a kill of one, in any order of return";
    }

    @Override
    public Duration length() {
        return down.plusSeconds(14);
    }

    @Override
    public int kills() {
        return 3;
    }

    @Override
    public List<Violation> happen(Scene scene) throws IOException, InterruptedException {
        Stage stage = scene.stage();
        stage.gateway(node).kill();
        stage.broker().kill();
        stage.database().kill();
        Thread.sleep(down);
        if (databaseFirst) {
            stage.database().start();
            stage.startBroker(null);
        } else {
            stage.startBroker(null);
            stage.database().start();
        }
        stage.startGateway(node, null);
        return List.of();
    }
}
