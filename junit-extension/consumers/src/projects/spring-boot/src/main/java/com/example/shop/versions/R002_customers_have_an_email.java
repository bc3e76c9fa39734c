package com.example.shop.versions;

import static dev.retort.schema.Schema.*;

import dev.retort.operation.writing.Operations;
import dev.retort.script.Migration;
import dev.retort.script.Revision;

@Revision(id = "2e7b4d", down = "1f0c9a", message = "customers have an email")
public final class R002_customers_have_an_email implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.addColumn("customers", column("email_address", string(200)));
        op.createUniqueConstraint("customers", "uq_customers_email", "email_address");
    }

    @Override
    public void downgrade(Operations op) {
        op.dropConstraint("customers", "uq_customers_email");
        op.dropColumn("customers", "email_address");
    }
}
