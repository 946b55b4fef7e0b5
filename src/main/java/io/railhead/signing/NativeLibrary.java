package io.railhead.signing;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;

/**
 * The only class that names the native provider's: where its jar is missing this one cannot be linked, and everything
 * else can.
 */
final class NativeLibrary {
    private NativeLibrary() {}

    /** @throws KeysUnusable if the library is there and does not load on this machine */
    static Provider provider() {
        AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
        Throwable notLoaded = provider.getLoadingError();
        if (notLoaded != null) {
            throw new KeysUnusable("its library does not load here: " + notLoaded.getMessage(), notLoaded);
        }
        return provider;
    }
}
