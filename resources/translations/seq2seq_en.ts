<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>seq2seq::app::Questions</name>
    <message numerus="yes">
        <source>It holds or belongs to %n sentence pair(s). Without it the experiment can translate, but not be trained further.</source>
        <translation>
            <numerusform>It holds or belongs to %n sentence pair. Without it the experiment can translate, but not be trained further.</numerusform>
            <numerusform>It holds or belongs to %n sentence pairs. Without it the experiment can translate, but not be trained further.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::AlignedRows</name>
    <message numerus="yes">
        <source>%1 above %2; %n word(s) differ</source>
        <translation>
            <numerusform>%1 above %2; %n word differs</numerusform>
            <numerusform>%1 above %2; %n words differ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::CorrectionDialog</name>
    <message numerus="yes">
        <source>After %n update(s) the model writes it.</source>
        <translation>
            <numerusform>After %n update the model writes it.</numerusform>
            <numerusform>After %n updates the model writes it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After %n update(s) the model writes: %1</source>
        <translation>
            <numerusform>After %n update the model writes: %1</numerusform>
            <numerusform>After %n updates the model writes: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::CurvesPlot</name>
    <message numerus="yes">
        <source>%1, %n seed(s)</source>
        <translation>
            <numerusform>%1, %n seed</numerusform>
            <numerusform>%1, %n seeds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::HealthPanel</name>
    <message numerus="yes">
        <source>(and %n more)</source>
        <translation>
            <numerusform>(and %n more)</numerusform>
            <numerusform>(and %n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::ModelView</name>
    <message numerus="yes">
        <source>changed: %1 and %n more</source>
        <translation>
            <numerusform>changed: %1 and %n more</numerusform>
            <numerusform>changed: %1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::QualityCard</name>
    <message numerus="yes">
        <source>Stopped: %n run(s) not translated</source>
        <translation>
            <numerusform>Stopped: %n run not translated</numerusform>
            <numerusform>Stopped: %n runs not translated</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::QualityPlot</name>
    <message numerus="yes">
        <source>%1 tokens, %n sentence(s)</source>
        <translation>
            <numerusform>%1 tokens, %n sentence</numerusform>
            <numerusform>%1 tokens, %n sentences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>seen in training: %1, %n word(s)</source>
        <translation>
            <numerusform>seen in training: %1, %n word</numerusform>
            <numerusform>seen in training: %1, %n words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::QueueBar</name>
    <message numerus="yes">
        <source>%1, about %n min left</source>
        <translation>
            <numerusform>%1, about %n min left</numerusform>
            <numerusform>%1, about %n min left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::RunsCard</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n seed(s): BLEU &lt;b&gt;%2&lt;/b&gt;</source>
        <translation>
            <numerusform>%1, %n seed: BLEU &lt;b&gt;%2&lt;/b&gt;</numerusform>
            <numerusform>%1, %n seeds: BLEU &lt;b&gt;%2&lt;/b&gt;</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::SameSentenceCard</name>
    <message numerus="yes">
        <source>The same sentence through %n run(s)</source>
        <translation>
            <numerusform>The same sentence through %n run</numerusform>
            <numerusform>The same sentence through %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::StatesCard</name>
    <message numerus="yes">
        <source>all %n unit(s)</source>
        <translation>
            <numerusform>all %n unit</numerusform>
            <numerusform>all %n units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::StepView</name>
    <message numerus="yes">
        <source>with %n change(s)</source>
        <translation>
            <numerusform>with %n change</numerusform>
            <numerusform>with %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::SweepPlot</name>
    <message numerus="yes">
        <source>%n run(s) over %1</source>
        <translation>
            <numerusform>%n run over %1</numerusform>
            <numerusform>%n runs over %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::Symbols</name>
    <message numerus="yes">
        <source>%n number(s).</source>
        <translation>
            <numerusform>%n number.</numerusform>
            <numerusform>%n numbers.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::Terms</name>
    <message numerus="yes">
        <source>the other %n</source>
        <translation>
            <numerusform>the other one</numerusform>
            <numerusform>the other %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::TranslateView</name>
    <message numerus="yes">
        <source>%n kept</source>
        <translation>
            <numerusform>%n kept</numerusform>
            <numerusform>%n kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) forced ✕</source>
        <translation>
            <numerusform>%n word forced ✕</numerusform>
            <numerusform>%n words forced ✕</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expanded</source>
        <translation>
            <numerusform>%n expanded</numerusform>
            <numerusform>%n expanded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::VariantsDialog</name>
    <message numerus="yes">
        <source>%n run(s): %1</source>
        <translation>
            <numerusform>%n run: %1</numerusform>
            <numerusform>%n runs: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::WhatIfCard</name>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
</context>
</TS>
