package io.railhead.proving.faults;

import io.railhead.proving.HttpConnection;
import io.railhead.proving.Instructions;
import io.railhead.proving.invariants.ClientAnswer;
import io.railhead.proving.invariants.Door;
import java.io.IOException;
import java.util.Set;

/** Asks a gateway directly, past the lines: the one that answers. For one thread. */
final class Knock implements Door {
    private static final Set<Integer> NOT_NOW = Set.of(408, 409, 429, 503);
    private static final int PATIENCE_MILLIS = 20_000;
    /** A gateway that has too much to do may say so for a while. */
    private static final int TRIES = 80;

    private final Stage stage;
    private final String token;
    private final String strangersToken;
    private final Instructions load;

    Knock(Stage stage, String token, Instructions load) throws IOException {
        this.stage = stage;
        this.token = token;
        this.strangersToken = stage.secrets().token("stranger", "client");
        this.load = load;
    }

    /** One question, asked of one gateway. */
    private interface Question {
        HttpConnection.Answer ask(HttpConnection of) throws IOException;
    }

    @Override
    public Reply get(String path, boolean stranger) throws IOException {
        return ask(stranger ? strangersToken : token, connection -> connection.get(path));
    }

    @Override
    public Reply again(ClientAnswer call) throws IOException {
        return ask(token, connection -> connection.pay(load.json(call.number()), call.key(), 0));
    }

    private Reply ask(String bearer, Question question) throws IOException {
        IOException last = new IOException("never asked");
        for (int attempt = 0; attempt < TRIES; attempt++) {
            pauseAfter(attempt);
            Node node = attempt % 2 == 0 ? Node.A : Node.B;
            try (HttpConnection connection = new HttpConnection(stage.direct(node), bearer, PATIENCE_MILLIS)) {
                HttpConnection.Answer answer = question.ask(connection);
                if (!NOT_NOW.contains(answer.status())) {
                    return new Reply(answer.status(), answer.body());
                }
                last = new IOException("HTTP " + answer.status());
            } catch (IOException broken) {
                last = broken;
            }
        }
        throw last;
    }

    private static void pauseAfter(int attempts) {
        try {
            Thread.sleep(attempts < 2 ? 0 : 500);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
