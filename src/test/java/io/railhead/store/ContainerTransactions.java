package io.railhead.store;

import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.internal.arjuna.objectstore.VolatileStore;
import com.arjuna.ats.jta.TransactionManager;
import com.arjuna.ats.jta.common.jtaPropertyManager;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import io.agroal.api.transaction.TransactionIntegration;
import io.agroal.narayana.NarayanaTransactionIntegration;
import java.sql.Connection;
import javax.sql.DataSource;

/**
 * The ledger's transactions by the container's own transaction manager and pool, without the container: who ends them is
 * not who runs them, as in the gateway.
 */
final class ContainerTransactions implements Transactions {
    static {
        // What the manager would keep on disk about transactions of several resources; these have one.
        inMemory(BeanPopulator.getDefaultInstance(ObjectStoreEnvironmentBean.class));
        inMemory(BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, "stateStore"));
        inMemory(BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, "communicationStore"));
    }

    private static void inMemory(ObjectStoreEnvironmentBean store) {
        store.setObjectStoreType(VolatileStore.class.getName());
    }

    private final DataSource database;

    /** @param database a pool that takes part by {@link #integration} */
    ContainerTransactions(DataSource database) {
        this.database = database;
    }

    static TransactionIntegration integration() {
        return new NarayanaTransactionIntegration(
                TransactionManager.transactionManager(),
                jtaPropertyManager.getJTAEnvironmentBean().getTransactionSynchronizationRegistry());
    }

    @Override
    public <T> T run(Body<T> body) {
        var manager = TransactionManager.transactionManager();
        try {
            manager.begin();
            T result;
            try (Connection connection = database.getConnection()) {
                result = body.in(connection);
            } catch (Exception | Error failed) {
                manager.rollback();
                throw failed;
            }
            manager.commit();
            return result;
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
