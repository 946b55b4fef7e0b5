package io.railhead.proving.faults;

/** The gateways of the stage. */
enum Node {
    A("node-a"),
    B("node-b");

    private final String label;

    Node(String label) {
        this.label = label;
    }

    /** As which it joins. */
    String label() {
        return label;
    }

    Node other() {
        return this == A ? B : A;
    }

    /** The line to it from its callers. */
    Between callers() {
        return this == A ? Between.CLIENT_A : Between.CLIENT_B;
    }

    Between database() {
        return this == A ? Between.A_DATABASE : Between.B_DATABASE;
    }

    Between broker() {
        return this == A ? Between.A_BROKER : Between.B_BROKER;
    }
}
