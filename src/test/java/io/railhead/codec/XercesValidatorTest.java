package io.railhead.codec;

class XercesValidatorTest extends ValidatorContract {
    @Override
    Validator over(Schemas schemas) {
        return new XercesValidator(schemas);
    }
}
