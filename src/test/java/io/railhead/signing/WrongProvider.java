package io.railhead.signing;

import java.security.InvalidKeyException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import org.jspecify.annotations.Nullable;

/** A provider that loads, makes good keys and knows both algorithms, and is wrong in one way. */
public final class WrongProvider extends Provider {
    /** What is wrong with it. */
    public enum Wrong {
        /** Nothing: it does all that the JDK does. */
        NOTHING,
        /** What it signs nobody else accepts. */
        VALUE,
        /** It accepts every signature. */
        VERDICT,
        /** A call needs what its library does not have, which shows at that call. */
        LIBRARY
    }

    private static final long serialVersionUID = 1L;

    public WrongProvider(Wrong wrong) {
        super("Wrong", "1", "wrong in its " + wrong);
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            String name = algorithm.standardName();
            putService(new Service(this, "Signature", name, "none", null, null) {
                @Override
                public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
                    return new Computing(Signature.getInstance(name), wrong);
                }
            });
        }
        for (String keys : new String[] {"EC", "RSA"}) {
            putService(new Service(this, "KeyPairGenerator", keys, "none", null, null) {
                @Override
                public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
                    return KeyPairGenerator.getInstance(keys);
                }
            });
        }
    }

    private static final class Computing extends SignatureSpi {
        private final Signature good;
        private final Wrong wrong;

        Computing(Signature good, Wrong wrong) {
            this.good = good;
            this.wrong = wrong;
        }

        @Override
        protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
            good.initVerify(key);
        }

        @Override
        protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
            good.initSign(key);
        }

        @Override
        protected void engineUpdate(byte one) throws SignatureException {
            good.update(one);
        }

        @Override
        protected void engineUpdate(byte[] bytes, int from, int length) throws SignatureException {
            good.update(bytes, from, length);
        }

        @Override
        protected byte[] engineSign() throws SignatureException {
            if (wrong == Wrong.LIBRARY) {
                throw new UnsatisfiedLinkError("no such function");
            }
            byte[] value = good.sign();
            if (wrong == Wrong.VALUE) {
                value[value.length - 1] ^= 1;
            }
            return value;
        }

        @Override
        protected boolean engineVerify(byte[] value) throws SignatureException {
            return good.verify(value) || wrong == Wrong.VERDICT;
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
