package com.example.shop;

import dev.retort.Retort;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/** Brings the database to head as soon as there is a data source, so before JPA looks at it. */
@Component
class MigrateFirst implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DataSource dataSource) {
            Retort.configure()
                    .dataSource(dataSource)
                    .scripts("classpath:db/versions", "classpath:com/example/shop/versions")
                    .build()
                    .upgrade("head");
        }
        return bean;
    }
}
