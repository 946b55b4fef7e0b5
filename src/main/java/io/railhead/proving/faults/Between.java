package io.railhead.proving.faults;

/** The pairs of processes that talk, each over a line of its own. The first is the one that connects. */
enum Between {
    CLIENT_A("the client and node-a"),
    CLIENT_B("the client and node-b"),
    A_DATABASE("node-a and the database"),
    B_DATABASE("node-b and the database"),
    A_BROKER("node-a and the broker"),
    B_BROKER("node-b and the broker"),
    SCHEME_BROKER("the scheme and the broker");

    private final String pair;

    Between(String pair) {
        this.pair = pair;
    }

    @Override
    public String toString() {
        return pair;
    }
}
