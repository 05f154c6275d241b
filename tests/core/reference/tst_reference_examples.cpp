// SPDX-License-Identifier: GPL-3.0-or-later
// The examples of the library against the numbers of their sources: value and adjoint of every node that a source names.
#include "tests/core/reference/reference_fixture.h"

using namespace ad;
using namespace ad::test;

namespace {

/// Lines "name | value | adjoint"; "-" where the source has no number.
struct Reference
{
    const char* preset;
    Digits digits;
    const char* source;
    const char* nodes;
};

// "recomputed": an independent reverse and forward engine in double precision; "torch": PyTorch 1.13 in double precision, by
// recompute_examples.py; "exact": whole numbers that a person can check.
const Reference kReferences[] = {
    {"chain_rule", Digits::Published, "CS231n notes, backpropagation", "x|-2|-4; y|5|-4; z|-4|3; q|3|-4; f|-12|1"},
    {"product", Digits::Published, "CS231n notes, backpropagation", "x|4|-3; y|-3|4; f|-12|1"},
    {"gates", Digits::Published, "CS231n notes, patterns in backward flow", "x|3|-8; y|-4|6; z|2|2; w|-1|0; product|-12|2"},
    {"gates", Digits::Computed, "recomputed", "larger|2|2; total|-10|2; f|-20|1"},
    {"fan_out", Digits::Published, "C. Olah, Calculus on computational graphs", "a|2|2; b|1|5; c|3|2; d|2|3; e|6|1"},
    {"shared_input", Digits::Computed, "recomputed", "x1|2|2.58385316345286; x2|3|2; p|6|1; s|0.909297426825682|1; f|6.90929742682568|1"},
    {"forward_and_reverse", Digits::Computed, "recomputed",
     "v1|0.5|3.473081906050192; v2|1.648721270700128|0.5; v3|2.148721270700128|0.5; v4|0|-2.148721270700128; v5|0.5|2.148721270700128;"
     "f|1.074360635350064|1; x1|0.5|3.473081906050192; x2|1|-3.885262223725224"},
    {"survey_example", Digits::Published, "Baydin et al., a replica of their table 3",
     "v1|0.6931|1; v2|10|1; v3|-0.9589|-1; v4|10.6931|1; v5|11.6521|1; x1|2|5.5000; x2|5|1.7163"},
    {"survey_example", Digits::Computed, "recomputed",
     "v1|0.693147180559945|1; v2|10|1; v3|-0.958924274663138|-1; v4|10.6931471805599|1; v5|11.6520714552231|1; x1|2|5.5;"
     "x2|5|1.71633781453677"},
    {"sigmoid_neuron", Digits::Published, "CS231n slides, two decimals",
     "w0|2|-0.20; x0|-1|0.39; w1|-3|-0.39; x1|-2|-0.59; w2|-3|0.20; s0|-2|0.20; s1|6|0.20; s2|4|0.20; s3|1|0.20; negative|-1|-0.20;"
     "power|0.37|-0.53; denominator|1.37|-0.53; f|0.73|1"},
    {"sigmoid_neuron", Digits::Computed, "CS231n notes, printed with 16 digits, and recomputed",
     "x0|-1|0.3932238664829637; x1|-2|-0.5898357997244456; w0|2|-0.19661193324148185; w1|-3|-0.3932238664829637;"
     "w2|-3|0.19661193324148185; power|0.367879441171442|-0.534446645388523; denominator|1.36787944117144|-0.534446645388523;"
     "f|0.731058578630005|1"},
    {"sigmoid_function", Digits::Computed, "CS231n notes, printed with 16 digits, and recomputed",
     "x0|-1|0.3932238664829637; x1|-2|-0.5898357997244456; w0|2|-0.19661193324148185; w1|-3|-0.3932238664829637;"
     "w2|-3|0.19661193324148185; s|1|0.19661193324148185; f|0.731058578630005|1"},
    {"staged", Digits::Computed, "recomputed; the program is that of the CS231n notes",
     "sigy|0.0179862099620916|0.512144448839632; num|3.01798620996209|0.512144448839632; sigx|0.952574126822433|-0.791593447272594;"
     "xpy|-1|1.58318689454519; xpysqr|1|-0.791593447272594; den|1.95257412682243|-0.791593447272594;"
     "invden|0.512144448839632|3.01798620996209; f|1.54564488410664|1; x|3|2.05956979557217; y|-4|1.59223275148381"},
    {"two_uses_of_a_weight", Digits::Computed, "recomputed",
     "t1|6|-6; t2|7|-6; t3|3|6; t4|9|1; t5|4|1; e|13|1; w|2|-14; x|3|-12; b|1|-6; y|10|6"},
    {"regularised_neuron", Digits::Computed, "torch",
     "w|2|0.1632164787868082; b|-0.3|-0.07356704242638361; z|0.7|-0.07356704242638361; y|0.6681877721681662|-0.33181222783183384;"
     "L|0.055049677269362406|1; R|2|0.1; L_reg|0.2550496772693624|1"},
    {"logistic_loss", Digits::Computed, "recomputed",
     "z|1.04|-0.261149993915751; p|0.738850006084249|-; L|0.302660347397739|1; w|1.15|-0.417839990265202; b|-0.8|-0.261149993915751;"
     "x|1.6|-0.300322493003114"},
    {"tanh_neuron", Digits::Computed, "recomputed; the program is that of the micrograd lecture",
     "n|0.881373587019543|0.5; o|0.707106781186548|1; x1|2|-1.5; w1|-3|1; x2|0|0.5; w2|1|0; b|6.8813735870195432|0.5;"
     "x1w1|-6|0.5; x2w2|0|0.5"},
    {"reused_variables", Digits::Published, "micrograd, README", "g|24.7041|1; a|-4|138.8338; b|2|645.5773"},
    {"reused_variables", Digits::Computed, "recomputed",
     "g|24.7040816326531|1; a|-4|138.833819241983; b|2|645.577259475219; c|-1|-6.94169096209913; d|6|6.94169096209913;"
     "e|-7|-6.94169096209913; f|49|0.495835068721366"},
    {"rectifiers", Digits::Computed, "recomputed, and torch; the program is micrograd's test",
     "x|-4|46; z|-10|-8; q|40|-3; h|100|1; y|-20|1"},
    {"accumulation", Digits::Published, "micrograd, issue 53", "a|3|1; b|2|1; c|5|1; d|1|5; e|5|1"},
    {"two_layers_by_number", Digits::Computed, "torch",
     "z1|0.5|-0.10537603196989775; z2|0.6|0.1341013760714402; h1|0.6224593312018546|-0.4484015634591443;"
     "h2|0.6456563062257954|0.5861477862451169; y1|0.22745900935098|-0.7725409906490199; y2|0.4618856499758482|0.4618856499758482;"
     "w11|0.5|-0.10537603196989775; w12|-0.2|-0.05268801598494888; w21|0.3|0.1341013760714402; w22|0.8|0.0670506880357201;"
     "b1|0.1|-0.10537603196989775; b2|-0.1|0.1341013760714402; u11|0.7|-0.48087534836540713; u12|-0.4|-0.4987959624304629;"
     "u21|0.2|0.2875050327757004; u22|0.6|0.2982193826621068; c1|0.05|-0.7725409906490199; c2|-0.05|0.4618856499758482;"
     "L|0.4050789679432904|1"},
    {"two_layers_by_matrix", Digits::Computed, "torch",
     "z|[0.5, 0.6]|[-0.10537603196989775, 0.1341013760714402];"
     "h|[0.6224593312018546, 0.6456563062257954]|[-0.4484015634591443, 0.5861477862451169];"
     "y|[0.22745900935098, 0.4618856499758482]|[-0.7725409906490199, 0.4618856499758482];"
     "W1|-|[[-0.10537603196989775, -0.05268801598494888], [0.1341013760714402, 0.0670506880357201]];"
     "b1|-|[-0.10537603196989775, 0.1341013760714402];"
     "W2|-|[[-0.48087534836540713, -0.4987959624304629], [0.2875050327757004, 0.2982193826621068]];"
     "b2|-|[-0.7725409906490199, 0.4618856499758482]; L|0.4050789679432904|1"},
    {"two_two_two_network", Digits::Published, "M. Mazur, a step by step backpropagation example",
     "net_h1|.3775|-; out_h1|.593269992|-; out_h2|.596884378|-; net_o1|1.105905967|-; out_o1|.75136507|-; E|.298371109|1"},
    {"two_two_two_network", Digits::Computed, "recomputed",
     "net_h2|.3925|-; net_o2|1.22492140409647|-; out_o2|.772928465321463|-; E_o1|.274811083176155|1; E_o2|.0235600255838477|1;"
     "E|.298371108760003|1; w1|.15|.000438567734474347; w2|.20|.000877135468948694; w3|.25|.00049771273526086;"
     "w4|.30|.00099542547052172; w5|.40|.0821670405642308; w6|.45|.0826676278475333; w7|.50|-.0226025404774751;"
     "w8|.55|-.0227402422159782"},
    {"matrix_times_vector", Digits::Computed, "recomputed; the program is that of the CS231n and CS1678 slides",
     "q|[0.22, 0.26]|[0.44, 0.52]; f|0.116|1; W|-|[[0.088, 0.176], [0.104, 0.208]]; x|-|[-0.112, 0.636]"},
    {"external_gradient", Digits::Computed, "exact; the program is that of PyTorch's autograd tutorial",
     "a|[2, 3]|[36, 81]; b|[6, 4]|[-12, -8]; q|[-12, 65]|[1, 1]"},
    {"relu_with_upstream", Digits::Published, "CS231n and CS1678 slides", "x|[1, -2, 3, -1]|[4, 0, 5, 0]; y|[1, 0, 3, 0]|[4, -1, 5, 9]"},
    {"exponential_with_upstream", Digits::Computed, "torch",
     "x|-|[1, 5.43656365691809, 1.103638323514327]; y|[1, 2.718281828459045, 0.36787944117144233]|[1, 2, 3]"},
    {"vector_function", Digits::Computed, "recomputed", "F|[1.8, 0.8]|[1.60, 0.88]; x|1|3.904; y|0.8|2.48"},
    {"vector_of_squares", Digits::Published, "PyTorch forum", "x1|2|6; x2|3|9"},
    {"binary_cross_entropy", Digits::Computed, "torch",
     "z1|[0, -0.5, 0.35]|[-0.05690728818341981, 0.02292586967045072, -0.039428197549354296];"
     "lay1|[0.5, 0.3775406687981454, 0.5866175789173301]|[-0.22762915273367923, 0.0975553511715768, -0.16259225195262803];"
     "z2|0.7300465888192214|-0.32518450390525605; h|0.674815496094744|-1.4818865390423699; L|0.3933159645924508|1;"
     "W1|-|[[-0.028453644091709904, 0.01146293483522536, -0.019714098774677148],"
     "[0.05690728818341981, -0.02292586967045072, 0.039428197549354296]];"
     "b1|-|[-0.05690728818341981, 0.02292586967045072, -0.039428197549354296];"
     "W2|-|[-0.16259225195262803, -0.1227703750871835, -0.1907589463823344]; b2|0.2|-0.32518450390525605"},
    {"softmax_cross_entropy", Digits::Computed, "torch",
     "scores|[-0.2, 1.5, -0.4]|[0.13712383573548126, -0.24939133703213345, 0.11226750129665207]; L|0.28687085095710835|1;"
     "W|-|[[0.13712383573548126, 0.2742476714709625, -0.13712383573548126],"
     "[-0.24939133703213345, -0.4987826740642669, 0.24939133703213345],"
     "[0.11226750129665207, 0.22453500259330414, -0.11226750129665207]]"},
    {"batch_normalisation", Digits::Computed, "torch",
     "gamma|-|[0.7327362827538378, 1.563564185589309]; beta|-|[-0.5, 0]; L|1.7348661205950402|1;"
     "X|-|[[0.0286347930796209, -0.0088326286645643], [-0.08590542600199019, 0.0005195656912761466],"
     "[0.06681521502786708, 0.0036369657953679293], [-0.009544582105497846, 0.00467609717792022]]"},
    {"saturation", Digits::Computed, "torch",
     "x|-|[4.5395807735951673e-05, 0.10499358540350651, 0.25, 0.10499358540350662, 4.5395807735907655e-05]; total|2.5|1"},
    {"activation_functions", Digits::Computed, "torch",
     "x|-|[0.20482976526421626, 1.0844657160269504, 2.35, 3.616586274855508, 3.055042696896352]; total|12.517666509539305|1"},
    {"least_squares", Digits::Computed, "torch", "slope|0|-17.3; intercept|0|-8.15; L|21.7675|1"},
};

} // namespace

class TestReferenceExamples : public QObject
{
    Q_OBJECT

private slots:
    void valuesAndAdjointsAreThoseOfTheSource_data();
    void valuesAndAdjointsAreThoseOfTheSource();
    void everyExampleWithoutPublishedDigitsHasAReference();
    void bothFormsOfTheTwoLayersAgree();
};

void TestReferenceExamples::valuesAndAdjointsAreThoseOfTheSource_data()
{
    QTest::addColumn<QString>("preset");
    QTest::addColumn<int>("digits");
    QTest::addColumn<QString>("node");
    for (const Reference& reference : kReferences) {
        for (const QString& node : QString::fromUtf8(reference.nodes).split(';')) {
            const QString name = node.section('|', 0, 0).trimmed();
            const char* kind = reference.digits == Digits::Published ? "published" : "computed";
            QTest::addRow("%s %s (%s: %s)", reference.preset, qPrintable(name), kind, reference.source)
                << reference.preset << static_cast<int>(reference.digits) << node;
        }
    }
}

void TestReferenceExamples::valuesAndAdjointsAreThoseOfTheSource()
{
    QFETCH(const QString, preset);
    QFETCH(const int, digits);
    QFETCH(const QString, node);
    const Swept swept(preset.toStdString());
    const std::string name = node.section('|', 0, 0).trimmed().toStdString();
    const QString value = node.section('|', 1, 1).trimmed();
    const QString adjoint = node.section('|', 2, 2).trimmed();
    QVERIFY(value != "-" || adjoint != "-");
    if (value != "-")
        QCOMPARE(disagreement(swept.value(name), value, static_cast<Digits>(digits)), QString());
    if (adjoint != "-")
        QCOMPARE(disagreement(swept.adjoint(name), adjoint, static_cast<Digits>(digits)), QString());
}

void TestReferenceExamples::everyExampleWithoutPublishedDigitsHasAReference()
{
    for (const Preset& preset : presets()) {
        const auto isIts = [&](const Reference& reference) -> bool { return preset.id == reference.preset; };
        if (preset.kind == Preset::Kind::Example && preset.topic != "Pitfalls" && loadPreset(preset.id)->published.empty())
            QVERIFY2(std::any_of(std::begin(kReferences), std::end(kReferences), isIts), preset.id.c_str());
    }
}

void TestReferenceExamples::bothFormsOfTheTwoLayersAgree()
{
    const Swept scalar("two_layers_by_number");
    const Swept vector("two_layers_by_matrix");
    const Tensor w = vector.adjoint("W1");
    const char* const names[] = {"w11", "w12", "w21", "w22"};
    for (int i = 0; i < 4; ++i) // the same sums in another order: a few roundings
        QVERIFY(std::abs(scalar.adjoint(names[i]).scalar() - w[i]) <= 1e-16);
    QVERIFY(std::abs(scalar.value("L").scalar() - vector.value("L").scalar()) <= 1e-16);
}

QTEST_APPLESS_MAIN(TestReferenceExamples)
#include "tst_reference_examples.moc"
