package io.railhead.app.checks;

/** What can be wrong where a gateway is to run. A code keeps its meaning for ever; a new meaning gets a new code. */
public enum Fault {
    SETTING_MISSING("a setting is needed and nobody gives it"),
    SETTING_UNKNOWN("a name that begins with `railhead.` or `RAILHEAD_` and is no setting"),
    SETTING_MALFORMED("a value of the wrong form"),
    FAULT_POINT("a fault point is armed, which would kill the gateway on purpose"),
    SETTING_TWICE("a secret is given both directly and by a file"),
    PASSWORD_FILE("a file that should hold a password cannot be read, or holds none"),
    PASSWORD_DEFAULT("a password that everybody knows or can guess"),
    PASSWORD_INLINE("a password stands in the environment or a settings file instead of a file of its own"),
    FILE_OPEN("users other than the owner may read or change a secret file"),
    DB_UNREACHABLE("nobody answers at the database's address, or there is no such database"),
    DB_PASSWORD("the database refuses the role or its password"),
    DB_VERSION("a major version that we do not support"),
    DB_NOT_DURABLE("the database may forget what it confirmed"),
    DB_ACTIVITY(
            "the database does not tell what its sessions do, so nobody sees that one was left in the middle of a write"),
    DB_DICTIONARY("the table of what messages are packed with is gone or empty"),
    DB_ROLE("the roles are not two, or the application's may do too much or too little"),
    DB_CLOCK("our clock and the database's are too far apart"),
    DB_TLS("the connection to the database is not encrypted or not checked"),
    DB_BACKUP("a crash of the database's disk would lose payments"),
    DB_CHECKSUMS("the database would not notice a damaged page"),
    DB_CONNECTIONS("too few connections for our pools"),
    NODE_IN_USE("another running gateway has this node's name"),
    BROKER_UNREACHABLE("nobody answers at the broker's address"),
    BROKER_TLS("the TLS handshake with the broker fails"),
    BROKER_PASSWORD("the broker refuses our user or password"),
    BROKER_QUEUE("a queue of a link is missing, or would not keep messages"),
    BROKER_RIGHT("the broker does not let us read a queue"),
    BROKER_DURABLE("the broker's own settings decide whether it keeps what it confirmed"),
    ISSUER_INSECURE("tokens would be believed on the word of a server that nobody checked"),
    ISSUER_UNREACHABLE("the issuer does not answer"),
    ISSUER_METADATA("the issuer's answer is not what we need to check tokens"),
    KEY_MISSING("a key or certificate file is not there"),
    KEY_UNREADABLE("a key or certificate file cannot be used"),
    KEY_DEMO("a key or certificate that a demo made"),
    KEY_EXPIRED("a certificate whose time is over or has not come"),
    KEY_EXPIRES_SOON("a certificate that ends within 30 days"),
    KEY_WEAK("a signing key that is too weak"),
    KEY_USAGE("a certificate that is not for what it is used for"),
    SIGNING_LIBRARY("the native library for signatures does not load here or computes something else than the JDK"),
    CONFIG_INVALID("a configuration file that cannot be used"),
    CONFIG_DEMO("configuration that is for the demo alone"),
    ROUTES_INVALID("route files that cannot be used"),
    SCHEMA_INVALID("an official schema in the data directory that cannot be used"),
    REFERENCE_INVALID("reference data that was imported and cannot be used"),
    REFERENCE_MISSING("reference data that a scheme would use and nobody imported"),
    DATA_UNUSABLE("the data directory cannot be used"),
    HTTP_PORT("the port of the API is taken or may not be used"),
    HTTP_PLAIN("the API listens beyond this machine without TLS of its own"),
    DISK_SPACE("too little room in the data directory"),
    DATA_OPEN("other users may look into the data directory"),
    LIMIT_FILES("this process may open too few files"),
    CORE_DUMPS("a crash would write keys and payments to disk"),
    HEAP("too little memory for files of 100,000 payments"),
    TIME_SYNC("nothing keeps this machine's clock right"),
    TLS_VERSION("old versions of TLS are allowed"),
    USER_ROOT("it runs as the superuser");

    private final String meaning;

    Fault(String meaning) {
        this.meaning = meaning;
    }

    /** As it is printed and may be searched for. */
    public String code() {
        return name().replace('_', '-');
    }

    /** A clause for the reference page. */
    public String meaning() {
        return meaning;
    }
}
