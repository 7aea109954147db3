<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>app</name>
    <message>
        <source>The run had done all it was asked for; it goes on up to epoch %1.</source>
        <translation>原定的训练已经全部完成；现在继续训练到第 %1 轮。</translation>
    </message>
    <message>
        <source>The weights are kept; training goes on with the new settings.</source>
        <translation>权重保持不变；训练按新的设置继续。</translation>
    </message>
    <message>
        <source>%1 is no longer there. It was taken off the list of recent files.</source>
        <translation>%1 已不存在，已从最近打开的文件中移除。</translation>
    </message>
    <message>
        <source>There is nothing to export yet: train the model or translate a sentence first.</source>
        <translation>还没有可以导出的内容：请先训练模型或翻译一个句子。</translation>
    </message>
    <message>
        <source>%1 of %2 source words begin with the vectors of %3.</source>
        <translation>%2 个源语言词中有 %1 个以 %3 中的词向量开始。</translation>
    </message>
    <message>
        <source>%1 of %2 target words begin with the vectors of %3.</source>
        <translation>%2 个目标语言词中有 %1 个以 %3 中的词向量开始。</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>Opening the built-in model…</source>
        <translation>正在打开内置模型…</translation>
    </message>
    <message>
        <source>Preparing the corpus %1…</source>
        <translation>正在准备语料库 %1…</translation>
    </message>
    <message>
        <source>Preparing the new model…</source>
        <translation>正在准备新模型…</translation>
    </message>
    <message>
        <source>Saving before closing…</source>
        <translation>正在保存，随后关闭…</translation>
    </message>
    <message>
        <source>The trained model that belongs to this program is missing (%1). This one is not trained yet: press Train, or install the program again.</source>
        <translation>找不到本程序自带的已训练模型（%1）。现在这个模型尚未训练：请按“训练”，或重新安装本程序。</translation>
    </message>
    <message>
        <source>%1 files written to %2: %3, as pictures (PNG, SVG, PDF) and, where there are numbers, as tables (CSV).</source>
        <translation>已将 %1 个文件写入 %2：%3；图像为 PNG、SVG 和 PDF，有数值的另存为 CSV 表格。</translation>
    </message>
    <message>
        <source>Saving %1…</source>
        <translation>正在保存 %1…</translation>
    </message>
    <message>
        <source>%1 was written.</source>
        <translation>%1 已写入。</translation>
    </message>
    <message>
        <source>Counting was cancelled</source>
        <translation>统计已取消</translation>
    </message>
    <message>
        <source>%1 files were given. Open one file of pairs, or two files whose lines belong together.</source>
        <translation>给出了 %1 个文件。请打开一个句对文件，或两个逐行对应的文件。</translation>
    </message>
    <message>
        <source>Taking over the changed pairs…</source>
        <translation>正在采用改动后的句对…</translation>
    </message>
    <message>
        <source>Training goes on without the changes in Data, not taken over yet.</source>
        <translation>训练继续进行，但不包含“数据”中尚未采用的改动。</translation>
    </message>
    <message>
        <source>Changed pairs are kept in the experiment file, which holds %1 MB of text; these are %2 MB</source>
        <translation>改动后的句对保存在实验文件中，它最多容纳 %1 MB 文本；这些句对有 %2 MB</translation>
    </message>
    <message>
        <source>Save the pairs as CSV and open that file, or remove some more of them.</source>
        <translation>请把句对保存为 CSV 并打开该文件，或再删除一些句对。</translation>
    </message>
    <message>
        <source>The weights, the vocabulary and the curves are kept. Press Train to go on with the changed pairs.</source>
        <translation>权重、词表和曲线都保留。按“训练”即可用改动后的句对继续。</translation>
    </message>
    <message>
        <source>A queue is being trained already. Wait for its end, or stop it, and add the variants then.</source>
        <translation>已有一个队列正在训练。请等它结束，或先停止它，再添加变体。</translation>
    </message>
    <message>
        <source>There is no run yet to make variants of: open or train one first.</source>
        <translation>还没有可以做变体的运行：请先打开或训练一个。</translation>
    </message>
    <message>
        <source>The queue has ended before its time: %1</source>
        <translation>队列提前结束了：%1</translation>
    </message>
    <message>
        <source>Reading the weights %1…</source>
        <translation>正在读取权重 %1…</translation>
    </message>
    <message>
        <source>The file does not say how the model is built: the names and shapes of its weights do. If its attention is scaled, local-m or sparsemax, or its source was reversed, use the command “seq2seq import”, which can be told.</source>
        <translation>文件没有说明模型的结构，现在按权重的名称和形状判断。如果注意力是“scaled”、“local-m”或“sparsemax”，或者源句被颠倒，请使用命令“seq2seq import”并加以说明。</translation>
    </message>
    <message>
        <source>The model was written to %1: weights.safetensors, both vocabularies and seq2seq_model.py, which translates with them in PyTorch.</source>
        <translation>模型已写入 %1：“weights.safetensors”、两个词表，以及用它们在 PyTorch 中翻译的“seq2seq_model.py”。</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>The cost of a model of this shape is not known</source>
        <translation>不知道这种形状的模型的计算量</translation>
    </message>
    <message>
        <source>A translation has %1 words where %2 were expected</source>
        <translation>一个译文有 %1 个词，而应当有 %2 个</translation>
    </message>
    <message>
        <source>The vocabulary holds no word</source>
        <translation>词表中没有任何词</translation>
    </message>
    <message>
        <source>Choose one larger than %1.</source>
        <translation>请选择大于 %1 的值。</translation>
    </message>
    <message>
        <source>There is no weight %1</source>
        <translation>没有名为 %1 的权重</translation>
    </message>
    <message>
        <source>There is no bench configuration &quot;%1&quot;</source>
        <translation>没有名为“%1”的测速配置</translation>
    </message>
    <message>
        <source>Choose one of %1.</source>
        <translation>请从以下各项中选择：%1。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a link between two words</source>
        <translation>“%1”不是两个词之间的链接</translation>
    </message>
    <message>
        <source>Write links as 0-0 or 0?1, counted from 0, with blanks between them.</source>
        <translation>链接请写成 0-0 或 0?1，从 0 数起，以空格隔开。</translation>
    </message>
    <message>
        <source>A pronoun needs a person whose sex is known</source>
        <translation>代词所指的人必须有已知的性别</translation>
    </message>
    <message>
        <source>The grammar cannot make %1 with different parts</source>
        <translation>语法无法用不同的部分造出 %1</translation>
    </message>
    <message>
        <source>There is no built-in corpus named &quot;%1&quot;</source>
        <translation>没有名为“%1”的内置语料库</translation>
    </message>
    <message>
        <source>The built-in corpus %1 has fewer than %2 different pairs</source>
        <translation>内置语料库 %1 中不同的句对不足 %2 个</translation>
    </message>
    <message>
        <source>Ask for fewer.</source>
        <translation>请减少数量。</translation>
    </message>
    <message>
        <source>it is a ZIP archive or an office document, not a text file</source>
        <translation>这是 ZIP 压缩包或办公文档，不是文本文件</translation>
    </message>
    <message>
        <source>Unpack it, or save it as tab-separated text.</source>
        <translation>请先解压，或另存为以制表符分隔的文本。</translation>
    </message>
    <message>
        <source>it is compressed, not a text file</source>
        <translation>这是压缩文件，不是文本文件</translation>
    </message>
    <message>
        <source>Unpack it first.</source>
        <translation>请先解压。</translation>
    </message>
    <message>
        <source>it is a PDF, not a text file</source>
        <translation>这是 PDF，不是文本文件</translation>
    </message>
    <message>
        <source>Save its text as UTF-8.</source>
        <translation>请把其中的文字另存为 UTF-8。</translation>
    </message>
    <message>
        <source>it is UTF-32, which is not supported</source>
        <translation>这是 UTF-32，不支持这种编码</translation>
    </message>
    <message>
        <source>Convert it to UTF-8 first.</source>
        <translation>请先转换为 UTF-8。</translation>
    </message>
    <message>
        <source>%1 in the rule &quot;%2&quot;</source>
        <translation>%1，见规则“%2”</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>it is a folder, not a file</source>
        <translation>这是文件夹，不是文件</translation>
    </message>
    <message>
        <source>it cannot be opened</source>
        <translation>无法打开</translation>
    </message>
    <message>
        <source>Check that you may read it.</source>
        <translation>请检查您是否有读取权限。</translation>
    </message>
    <message>
        <source>reading it failed</source>
        <translation>读取失败</translation>
    </message>
    <message>
        <source>The token &quot;%1&quot; is not in the sentence &quot;%2&quot;</source>
        <translation>词元“%1”不在句子“%2”中</translation>
    </message>
    <message>
        <source>columns are counted from 1</source>
        <translation>列从 1 开始数</translation>
    </message>
    <message>
        <source>reading was stopped</source>
        <translation>读取已停止</translation>
    </message>
    <message>
        <source>it has %1 lines, but %2 has %3</source>
        <translation>它有 %1 行，而 %2 有 %3 行</translation>
    </message>
    <message>
        <source>The same line of both files must hold the same sentence; find where one was lost.</source>
        <translation>两个文件的同一行必须是同一个句子；请找出哪里少了一行。</translation>
    </message>
    <message>
        <source>A block of sentences cannot be unpacked</source>
        <translation>有一块句子无法解压</translation>
    </message>
    <message>
        <source>No experiment is open</source>
        <translation>没有打开的实验</translation>
    </message>
    <message>
        <source>Open one, or start a new one from a corpus.</source>
        <translation>请打开一个实验，或用语料库新建一个。</translation>
    </message>
    <message>
        <source>The sentence pairs of this experiment were not found, so it cannot be trained</source>
        <translation>没有找到这个实验的句对，因此无法训练</translation>
    </message>
    <message>
        <source>The fast path cannot read %1</source>
        <translation>快速路径无法读取 %1</translation>
    </message>
    <message>
        <source>The model has no weight %1</source>
        <translation>模型没有名为 %1 的权重</translation>
    </message>
    <message>
        <source>%1 needs at least one reference translation</source>
        <translation>%1 至少需要一个参考译文</translation>
    </message>
    <message>
        <source>There are %1 translations and %2 references</source>
        <translation>译文有 %1 个，参考译文有 %2 个</translation>
    </message>
    <message>
        <source>%1 needs one reference for each translation.</source>
        <translation>%1 要求每个译文都有一个参考译文。</translation>
    </message>
    <message>
        <source>chrF needs n-grams of at least one order</source>
        <translation>chrF 至少需要一种阶数的 n 元组</translation>
    </message>
    <message>
        <source>The file was damaged or made for another model.</source>
        <translation>文件已损坏，或属于另一个模型。</translation>
    </message>
    <message>
        <source>The experiment cannot be packed: %1</source>
        <translation>无法打包实验：%1</translation>
    </message>
    <message>
        <source>The experiment file does not exist or its folder cannot be read</source>
        <translation>实验文件不存在，或无法读取它所在的文件夹</translation>
    </message>
    <message>
        <source>Check its name and whether it was moved.</source>
        <translation>请检查文件名，以及它是否被移走。</translation>
    </message>
    <message>
        <source>It is not a file</source>
        <translation>这不是一个文件</translation>
    </message>
    <message>
        <source>Choose an experiment file (.s2s).</source>
        <translation>请选择一个实验文件 (.s2s)。</translation>
    </message>
    <message>
        <source>The file cannot be opened</source>
        <translation>无法打开文件</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>请检查文件的权限。</translation>
    </message>
    <message>
        <source>it has one entry twice</source>
        <translation>有一个条目出现了两次</translation>
    </message>
    <message>
        <source>it is no zip archive, or it was cut off (%1)</source>
        <translation>这不是 zip 压缩包，或已被截断 (%1)</translation>
    </message>
    <message>
        <source>it has %1 entries, an experiment has fewer</source>
        <translation>它有 %1 个条目，实验不会有这么多</translation>
    </message>
    <message>
        <source>it has an entry with the forbidden name &quot;%1&quot;</source>
        <translation>它有一个名称不被允许的条目“%1”</translation>
    </message>
    <message>
        <source>the entry is missing</source>
        <translation>缺少这个条目</translation>
    </message>
    <message>
        <source>the entry has no size</source>
        <translation>这个条目没有大小</translation>
    </message>
    <message>
        <source>the entry is %1 bytes large, at most %2 are allowed</source>
        <translation>这个条目有 %1 字节，最多允许 %2 字节</translation>
    </message>
    <message>
        <source>the entry grows more than %1 times when unpacked</source>
        <translation>这个条目解压后会增大到 %1 倍以上</translation>
    </message>
    <message>
        <source>the entry cannot be unpacked: %1</source>
        <translation>无法解压这个条目：%1</translation>
    </message>
    <message>
        <source>the entry is broken: %1</source>
        <translation>这个条目已损坏：%1</translation>
    </message>
    <message>
        <source>The disk is full, and nothing was changed</source>
        <translation>磁盘已满，没有作任何改动</translation>
    </message>
    <message>
        <source>Free some space or choose another folder, then save again.</source>
        <translation>请腾出一些空间或换一个文件夹，然后重新保存。</translation>
    </message>
    <message>
        <source>The file would be larger than is allowed here, and nothing was changed</source>
        <translation>文件会超过这里允许的大小，没有作任何改动</translation>
    </message>
    <message>
        <source>Choose another folder or raise the limit, then save again.</source>
        <translation>请换一个文件夹或提高限制，然后重新保存。</translation>
    </message>
    <message>
        <source>The file cannot be written: %1</source>
        <translation>无法写入文件：%1</translation>
    </message>
    <message>
        <source>Choose another folder or file name.</source>
        <translation>请换一个文件夹或文件名。</translation>
    </message>
    <message>
        <source>The file does not exist</source>
        <translation>文件不存在</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>无法读取文件：%1</translation>
    </message>
    <message>
        <source>Check its name and its permissions.</source>
        <translation>请检查文件名和权限。</translation>
    </message>
    <message>
        <source>It is a folder or a device, not a file</source>
        <translation>这是文件夹或设备，不是文件</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>请选择一个文件。</translation>
    </message>
    <message>
        <source>The file is damaged or was not made by Seq2Seq Explorer; use another copy of it.</source>
        <translation>文件已损坏，或不是由 Seq2Seq Explorer 生成的；请使用另一份副本。</translation>
    </message>
    <message>
        <source>the tensor &quot;%1&quot; has the type %2, only F32 and F64 can be read</source>
        <translation>张量“%1”的类型是 %2，只能读取 F32 和 F64</translation>
    </message>
    <message>
        <source>the tensor &quot;%1&quot; has %2 dimensions</source>
        <translation>张量“%1”有 %2 个维度</translation>
    </message>
    <message>
        <source>the tensor &quot;%1&quot; has the impossible size %2</source>
        <translation>张量“%1”的大小 %2 不可能存在</translation>
    </message>
    <message>
        <source>the tensor &quot;%1&quot; has the impossible shape %2</source>
        <translation>张量“%1”的形状 %2 不可能存在</translation>
    </message>
    <message>
        <source>the tensor &quot;%1&quot; does not say where its data begins and ends</source>
        <translation>张量“%1”没有说明数据从哪里开始、到哪里结束</translation>
    </message>
    <message>
        <source>the tensor &quot;%1&quot; has data of another size than its shape %2</source>
        <translation>张量“%1”的数据大小与它的形状 %2 不符</translation>
    </message>
    <message>
        <source>the data of the tensor &quot;%1&quot; overlaps another&apos;s</source>
        <translation>张量“%1”的数据与另一个张量重叠</translation>
    </message>
    <message>
        <source>the data of the tensor &quot;%1&quot; leaves a gap before it</source>
        <translation>张量“%1”的数据之前有空隙</translation>
    </message>
    <message>
        <source>the tensors have %1 bytes of data, the file has %2</source>
        <translation>张量共有 %1 字节数据，而文件有 %2 字节</translation>
    </message>
    <message>
        <source>The tensor &quot;%1&quot; has a wrong size or a name that is taken</source>
        <translation>张量“%1”的大小不对，或名称已被占用</translation>
    </message>
    <message>
        <source>it is too short for a safetensors file</source>
        <translation>它太短，不是 safetensors 文件</translation>
    </message>
    <message>
        <source>its header would be %1 bytes long</source>
        <translation>它的文件头将有 %1 字节长</translation>
    </message>
    <message>
        <source>its header is not a JSON object</source>
        <translation>它的文件头不是 JSON 对象</translation>
    </message>
    <message>
        <source>ICU has no data for character boundaries</source>
        <translation>ICU 没有字符边界的数据</translation>
    </message>
    <message>
        <source>ICU has no Unicode normalisation data</source>
        <translation>ICU 没有 Unicode 规范化的数据</translation>
    </message>
    <message>
        <source>ICU could not normalise a sentence</source>
        <translation>ICU 无法规范化一个句子</translation>
    </message>
    <message>
        <source>SentencePiece could not be loaded: %1</source>
        <translation>无法加载 SentencePiece：%1</translation>
    </message>
    <message>
        <source>Install the program again, or choose words or characters.</source>
        <translation>请重新安装程序，或选择词或字符。</translation>
    </message>
    <message>
        <source>the SentencePiece model is damaged</source>
        <translation>SentencePiece 模型已损坏</translation>
    </message>
    <message>
        <source>SentencePiece could not cut a sentence: %1</source>
        <translation>SentencePiece 无法切分一个句子：%1</translation>
    </message>
    <message>
        <source>the corpus is too small for %1 subwords</source>
        <translation>语料库太小，学不出 %1 个子词</translation>
    </message>
    <message>
        <source>Choose %1 or fewer.</source>
        <translation>请选择 %1 或更少。</translation>
    </message>
    <message>
        <source>the corpus has more characters than %1 subwords can hold</source>
        <translation>语料库中的字符太多，%1 个子词容纳不下</translation>
    </message>
    <message>
        <source>Choose at least %1.</source>
        <translation>请至少选择 %1。</translation>
    </message>
    <message>
        <source>no subwords can be learned: %1</source>
        <translation>无法学习子词：%1</translation>
    </message>
    <message>
        <source>there is no text to learn subwords from</source>
        <translation>没有可供学习子词的文本</translation>
    </message>
    <message>
        <source>there is no such kind of tokenizer</source>
        <translation>没有这种切分方式</translation>
    </message>
    <message>
        <source>the vocabulary has %1 words but %2 counts</source>
        <translation>词表有 %1 个词，却有 %2 个次数</translation>
    </message>
    <message>
        <source>the vocabulary has the word &quot;%1&quot; twice</source>
        <translation>词表中的词“%1”出现了两次</translation>
    </message>
    <message>
        <source>ICU has no data for word boundaries</source>
        <translation>ICU 没有词边界的数据</translation>
    </message>
    <message>
        <source>The optimiser&apos;s state has %1 entries, %2 are needed</source>
        <translation>优化器的状态有 %1 项，需要 %2 项</translation>
    </message>
    <message>
        <source>preparing the experiment was stopped</source>
        <translation>实验的准备已停止</translation>
    </message>
    <message>
        <source>no word is left in the vocabulary</source>
        <translation>词表中一个词也不剩</translation>
    </message>
    <message>
        <source>Choose a larger vocabulary or a smaller minimum count.</source>
        <translation>请选择更大的词表或更小的最少次数。</translation>
    </message>
    <message>
        <source>there is no sentence pair to train on</source>
        <translation>没有可供训练的句对</translation>
    </message>
    <message>
        <source>there is no sentence pair to measure quality on (dev)</source>
        <translation>没有可供衡量质量的句对（验证集）</translation>
    </message>
    <message>
        <source>The weights changed between two halves of one pass</source>
        <translation>在同一次计算的前后两半之间，权重发生了变化</translation>
    </message>
    <message>
        <source>The weights changed while a translation was searched for</source>
        <translation>在搜索译文的过程中，权重发生了变化</translation>
    </message>
    <message>
        <source>The probe sentence has no source or no reference translation</source>
        <translation>观察句没有源句或参考译文</translation>
    </message>
    <message>
        <source>Choose a sentence pair with both sides.</source>
        <translation>请选择两侧都有内容的句对。</translation>
    </message>
    <message>
        <source>Everyday Chinese to English</source>
        <translation>日常中译英</translation>
    </message>
    <message>
        <source>Sentences of daily life made by a grammar: time and place before the verb, classifiers, relative clauses, questions in place. With the gold alignment of every word.</source>
        <translation>由语法规则生成的日常句子：时间和地点放在动词之前、量词、定语从句、疑问词不移位。每个词都附有标准对齐。</translation>
    </message>
    <message>
        <source>Letters reversed</source>
        <translation>字母倒序</translation>
    </message>
    <message>
        <source>Three to twelve letters, to be written backwards. Attention should draw the other diagonal.</source>
        <translation>三到十二个字母，要求倒着写出来。注意力应当画出另一条对角线。</translation>
    </message>
    <message>
        <source>Dates to ISO 8601</source>
        <translation>日期转为 ISO 8601</translation>
    </message>
    <message>
        <source>Dates as people write them in English, to be written as 1999-03-03. Attention should pick year, month and day from where they stand.</source>
        <translation>人们用英语书写的各种日期，要求改写成 1999-03-03 这样的形式。注意力应当从年、月、日各自所在的位置把它们挑出来。</translation>
    </message>
    <message>
        <source>Something went wrong inside the program: %1</source>
        <translation>程序内部出错：%1</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>%1, line %2: %3.</source>
        <translation>%1，第 %2 行：%3。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>A kind has no name</source>
        <translation>有一个种类没有名称</translation>
    </message>
    <message>
        <source>There is no %1 &quot;%2&quot;</source>
        <translation>没有名为“%2”的%1</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1为 %2</translation>
    </message>
    <message>
        <source>It has to lie between %1 and %2.</source>
        <translation>必须在 %1 到 %2 之间。</translation>
    </message>
    <message>
        <source>Classic character model: one-hot letters, LSTM, no attention</source>
        <translation>经典字符模型：独热字母、LSTM、无注意力</translation>
    </message>
    <message>
        <source>Sutskever 2014: deep LSTM, reversed source, no attention</source>
        <translation>Sutskever 2014：深层 LSTM、源句倒序、无注意力</translation>
    </message>
    <message>
        <source>Bahdanau 2015: BiGRU, additive attention</source>
        <translation>Bahdanau 2015：双向 GRU、加性注意力</translation>
    </message>
    <message>
        <source>Luong 2015: LSTM, general attention, input feeding</source>
        <translation>Luong 2015：LSTM、一般式注意力、输入馈送</translation>
    </message>
    <message>
        <source>CS224N: BiLSTM, multiplicative attention, input feeding</source>
        <translation>CS224N：双向 LSTM、乘性注意力、输入馈送</translation>
    </message>
    <message>
        <source>embedding size</source>
        <translation>嵌入维数</translation>
    </message>
    <message>
        <source>hidden size</source>
        <translation>隐藏层维数</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>dropout</source>
        <translation>随机失活</translation>
    </message>
    <message>
        <source>The convolution needs source embeddings, but the input is one-hot</source>
        <translation>卷积需要源语言嵌入，但输入是独热的</translation>
    </message>
    <message>
        <source>Choose one of the two.</source>
        <translation>请二者选一。</translation>
    </message>
    <message>
        <source>source vocabulary</source>
        <translation>源语言词表大小</translation>
    </message>
    <message>
        <source>target vocabulary</source>
        <translation>目标语言词表大小</translation>
    </message>
    <message>
        <source>There is no preset &quot;%1&quot;</source>
        <translation>没有名为“%1”的预设</translation>
    </message>
    <message>
        <source>cell</source>
        <translation>循环单元</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>tokenizer</source>
        <translation>切分方式</translation>
    </message>
    <message>
        <source>initialisation</source>
        <translation>初始化方式</translation>
    </message>
    <message>
        <source>The weights do not fit the model: %1</source>
        <translation>权重与模型不符：%1</translation>
    </message>
    <message>
        <source>there are %1 weights, the model has %2</source>
        <translation>有 %1 个权重，而模型有 %2 个</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>缺少 %1</translation>
    </message>
    <message>
        <source>%1 has the shape %2, %3 is needed</source>
        <translation>%1 的形状是 %2，应当是 %3</translation>
    </message>
    <message>
        <source>%1 holds a number that is not finite</source>
        <translation>%1 含有非有限的数</translation>
    </message>
    <message>
        <source>The setting &quot;%1&quot; is out of range</source>
        <translation>设置“%1”超出范围</translation>
    </message>
    <message>
        <source>It has to be %1.</source>
        <translation>必须%1。</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>above 0 and at most 100</source>
        <translation>大于 0 且不超过 100</translation>
    </message>
    <message>
        <source>attention&apos;s part of the learning rate</source>
        <translation>注意力在学习率中的倍数</translation>
    </message>
    <message>
        <source>between 0 and 10</source>
        <translation>在 0 到 10 之间</translation>
    </message>
    <message>
        <source>gradient clipping</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>0 (never) or above</source>
        <translation>为 0（从不）或更大</translation>
    </message>
    <message>
        <source>batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>between 1 and 4096</source>
        <translation>在 1 到 4096 之间</translation>
    </message>
    <message>
        <source>longest sentence</source>
        <translation>最长句子</translation>
    </message>
    <message>
        <source>between 1 and 10000 tokens</source>
        <translation>在 1 到 10000 个词元之间</translation>
    </message>
    <message>
        <source>label smoothing</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <source>at least 0 and below 1</source>
        <translation>不小于 0 且小于 1</translation>
    </message>
    <message>
        <source>teacher forcing</source>
        <translation>教师强制</translation>
    </message>
    <message>
        <source>between 0 and 1</source>
        <translation>在 0 到 1 之间</translation>
    </message>
    <message>
        <source>teacher forcing decay</source>
        <translation>教师强制的递减</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>between 1 and 64</source>
        <translation>在 1 到 64 之间</translation>
    </message>
    <message>
        <source>updates between evaluations</source>
        <translation>两次评估之间的更新次数</translation>
    </message>
    <message>
        <source>at least 1</source>
        <translation>不小于 1</translation>
    </message>
    <message>
        <source>patience</source>
        <translation>耐心值</translation>
    </message>
    <message>
        <source>learning-rate decay</source>
        <translation>学习率衰减</translation>
    </message>
    <message>
        <source>above 0 and at most 1</source>
        <translation>大于 0 且不超过 1</translation>
    </message>
    <message>
        <source>trials</source>
        <translation>衰减次数</translation>
    </message>
    <message>
        <source>dev sentences to translate</source>
        <translation>要翻译的验证句子数</translation>
    </message>
    <message>
        <source>at least 0</source>
        <translation>不小于 0</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>0 (no limit) or above</source>
        <translation>为 0（不限）或更大</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟数</translation>
    </message>
    <message>
        <source>target BLEU</source>
        <translation>目标 BLEU</translation>
    </message>
    <message>
        <source>between 0 and 100</source>
        <translation>在 0 到 100 之间</translation>
    </message>
    <message>
        <source>Raise the longest sentence, or choose another corpus.</source>
        <translation>请增大最长句子，或选择另一个语料库。</translation>
    </message>
    <message>
        <source>There is no sentence to measure quality on</source>
        <translation>没有可供衡量质量的句子</translation>
    </message>
    <message>
        <source>Hold some pairs back for dev, or name a dev file.</source>
        <translation>请留出一些句对作为验证集，或指定验证集文件。</translation>
    </message>
    <message>
        <source>%1 at update %2 (learning rate %3)</source>
        <translation>%1，发生在第 %2 次更新（学习率 %3）</translation>
    </message>
    <message>
        <source>The best weights so far are back. Try a learning rate ten times smaller, or clip gradients at a smaller norm.</source>
        <translation>已恢复到目前最好的权重。请把学习率降到十分之一，或用更小的范数裁剪梯度。</translation>
    </message>
    <message>
        <source>The weights are those before the update. Try a learning rate ten times smaller, or clip gradients at a smaller norm.</source>
        <translation>权重是这次更新之前的。请把学习率降到十分之一，或用更小的范数裁剪梯度。</translation>
    </message>
    <message>
        <source>The loss is no longer a number</source>
        <translation>损失不再是一个数</translation>
    </message>
    <message>
        <source>The gradients are no longer finite</source>
        <translation>梯度不再是有限的</translation>
    </message>
    <message>
        <source>The loss has stayed far above that of guessing</source>
        <translation>损失一直远高于随机猜测的水平</translation>
    </message>
    <message>
        <source>The dev loss is no longer a number</source>
        <translation>验证损失不再是一个数</translation>
    </message>
    <message>
        <source>The shortest translation is %1</source>
        <translation>译文的最小长度为 %1</translation>
    </message>
    <message>
        <source>It has to lie between 0 words and the longest.</source>
        <translation>必须在 0 个词到最大长度之间。</translation>
    </message>
    <message>
        <source>This model has no weight %1 of that shape</source>
        <translation>这个模型没有那种形状的权重 %1</translation>
    </message>
    <message>
        <source>Choose one of the formulas that are shown now.</source>
        <translation>请从现在显示的公式中选择一个。</translation>
    </message>
    <message>
        <source>%1 of %2 words are unknown to this model</source>
        <translation>%2 个词中有 %1 个是这个模型不认识的</translation>
    </message>
    <message>
        <source>%1 of %2 words are unknown to this model, which reads %3</source>
        <translation>%2 个词中有 %1 个是这个模型不认识的，它读的是%3</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>阿拉伯语</translation>
    </message>
    <message>
        <source>Bulgarian</source>
        <translation>保加利亚语</translation>
    </message>
    <message>
        <source>Bengali</source>
        <translation>孟加拉语</translation>
    </message>
    <message>
        <source>Catalan</source>
        <translation>加泰罗尼亚语</translation>
    </message>
    <message>
        <source>Czech</source>
        <translation>捷克语</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>丹麦语</translation>
    </message>
    <message>
        <source>German</source>
        <translation>德语</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>希腊语</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英语</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>西班牙语</translation>
    </message>
    <message>
        <source>Persian</source>
        <translation>波斯语</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>芬兰语</translation>
    </message>
    <message>
        <source>French</source>
        <translation>法语</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>希伯来语</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>印地语</translation>
    </message>
    <message>
        <source>Hungarian</source>
        <translation>匈牙利语</translation>
    </message>
    <message>
        <source>Armenian</source>
        <translation>亚美尼亚语</translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation>印度尼西亚语</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>意大利语</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日语</translation>
    </message>
    <message>
        <source>Georgian</source>
        <translation>格鲁吉亚语</translation>
    </message>
    <message>
        <source>Khmer</source>
        <translation>高棉语</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>韩语</translation>
    </message>
    <message>
        <source>Lao</source>
        <translation>老挝语</translation>
    </message>
    <message>
        <source>Burmese</source>
        <translation>缅甸语</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>荷兰语</translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation>挪威语</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>波兰语</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>葡萄牙语</translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation>罗马尼亚语</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>俄语</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>瑞典语</translation>
    </message>
    <message>
        <source>Swahili</source>
        <translation>斯瓦希里语</translation>
    </message>
    <message>
        <source>Tamil</source>
        <translation>泰米尔语</translation>
    </message>
    <message>
        <source>Telugu</source>
        <translation>泰卢固语</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>泰语</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>土耳其语</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>乌克兰语</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>越南语</translation>
    </message>
    <message>
        <source>Cantonese</source>
        <translation>粤语</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>%1 of %2 pairs have more than %3 tokens on a side (the longest sentence) and are not trained on.</source>
        <translation>%2 个句对中有 %1 个在某一侧超过 %3 个词元（最长句子），不参加训练。</translation>
    </message>
    <message>
        <source>Making the corpus was stopped</source>
        <translation>语料库的生成已停止</translation>
    </message>
    <message>
        <source>%1 sentence pairs of a built-in corpus are too many</source>
        <translation>内置语料库的 %1 个句对太多了</translation>
    </message>
    <message>
        <source>Ask for at most %1.</source>
        <translation>最多只能要 %1 个。</translation>
    </message>
    <message>
        <source>this is not %1 text</source>
        <translation>这不是 %1 文本</translation>
    </message>
    <message>
        <source>this is not %1 text; it may be %2</source>
        <translation>这不是 %1 文本，可能是 %2</translation>
    </message>
    <message>
        <source>Export its pairs as text, one a line with a tab between the two sentences.</source>
        <translation>请把其中的句对导出为文本，每行一对，两个句子之间用制表符。</translation>
    </message>
    <message>
        <source>it is a spreadsheet (.xlsx or .ods): not read yet</source>
        <translation>这是电子表格（.xlsx 或 .ods）：尚不支持读取</translation>
    </message>
    <message>
        <source>Save it as tab-separated text (&quot;Unicode Text&quot; or &quot;Text CSV&quot; with tabs) and open that.</source>
        <translation>请另存为以制表符分隔的文本（“Unicode 文本”，或以制表符分隔的“文本 CSV”），再打开它。</translation>
    </message>
    <message>
        <source>it is a text document (.docx or .odt): not read yet</source>
        <translation>这是文字文档（.docx 或 .odt）：尚不支持读取</translation>
    </message>
    <message>
        <source>Save it as plain text in UTF-8 and open that.</source>
        <translation>请另存为 UTF-8 纯文本，再打开它。</translation>
    </message>
    <message>
        <source>it is an Anki package: not read yet</source>
        <translation>这是 Anki 牌组包：尚不支持读取</translation>
    </message>
    <message>
        <source>Export its notes as plain text, with tabs between the fields.</source>
        <translation>请把其中的笔记导出为纯文本，各字段之间用制表符。</translation>
    </message>
    <message>
        <source>it is an experiment of this program, not a file of sentences</source>
        <translation>这是本程序的实验，不是句子文件</translation>
    </message>
    <message>
        <source>Open it as an experiment.</source>
        <translation>请作为实验打开它。</translation>
    </message>
    <message>
        <source>it is an old Office document (.doc or .xls): not read yet</source>
        <translation>这是旧式 Office 文档（.doc 或 .xls）：尚不支持读取</translation>
    </message>
    <message>
        <source>it is an RTF document: not read yet</source>
        <translation>这是 RTF 文档：尚不支持读取</translation>
    </message>
    <message>
        <source>it is a database (SQLite): not read yet</source>
        <translation>这是数据库 (SQLite)：尚不支持读取</translation>
    </message>
    <message>
        <source>it is a picture, not a text file</source>
        <translation>这是图片，不是文本文件</translation>
    </message>
    <message>
        <source>it is an XLIFF file: not read yet</source>
        <translation>这是 XLIFF 文件：尚不支持读取</translation>
    </message>
    <message>
        <source>it is an XML file, not a table of sentences</source>
        <translation>这是 XML 文件，不是句子表格</translation>
    </message>
    <message>
        <source>it is a web page (HTML), not a table of sentences</source>
        <translation>这是网页 (HTML)，不是句子表格</translation>
    </message>
    <message>
        <source>Save it as tab-separated text in UTF-8 and open that.</source>
        <translation>请另存为以制表符分隔的 UTF-8 文本，再打开它。</translation>
    </message>
    <message>
        <source>the encoding %1 is not known on this machine</source>
        <translation>这台机器不认识编码 %1</translation>
    </message>
    <message>
        <source>it is a device, not a file</source>
        <translation>这是设备，不是文件</translation>
    </message>
    <message>
        <source>line %1 is too long: its source has %2 bytes, %3 are allowed</source>
        <translation>第 %1 行太长：源语言有 %2 字节，最多允许 %3 字节</translation>
    </message>
    <message>
        <source>line %1 is too long: its target has %2 bytes, %3 are allowed</source>
        <translation>第 %1 行太长：目标语言有 %2 字节，最多允许 %3 字节</translation>
    </message>
    <message>
        <source>line %1 has an empty source</source>
        <translation>第 %1 行的源语言为空</translation>
    </message>
    <message>
        <source>line %1 has an empty target</source>
        <translation>第 %1 行的目标语言为空</translation>
    </message>
    <message>
        <source>line %1 is too long: it has more than %2 bytes</source>
        <translation>第 %1 行太长：超过 %2 字节</translation>
    </message>
    <message>
        <source>line %1 has bytes that are not %2</source>
        <translation>第 %1 行含有不是 %2 的字节</translation>
    </message>
    <message>
        <source>there is no usable pair: the file is empty</source>
        <translation>没有可用的句对：文件是空的</translation>
    </message>
    <message>
        <source>there is no usable pair: %1 lines have too few columns</source>
        <translation>没有可用的句对：%1 行的列太少</translation>
    </message>
    <message>
        <source>there is no usable pair: %1 lines have an empty side</source>
        <translation>没有可用的句对：%1 行有一侧为空</translation>
    </message>
    <message>
        <source>there is no usable pair: %1 lines are too long</source>
        <translation>没有可用的句对：%1 行太长</translation>
    </message>
    <message>
        <source>there is no usable pair: %1 lines are not of the file&apos;s encoding</source>
        <translation>没有可用的句对：%1 行不符合文件的编码</translation>
    </message>
    <message>
        <source>there is no usable pair: %1 lines are empty</source>
        <translation>没有可用的句对：%1 行为空</translation>
    </message>
    <message>
        <source>Control characters were taken out of pairs (%1).</source>
        <translation>从一些句对中去掉了控制字符（%1 个）。</translation>
    </message>
    <message>
        <source>no line has the columns that are needed: %1</source>
        <translation>没有一行含有所需的列：%1</translation>
    </message>
    <message>
        <source>Source and target were taken from columns %1 and %2: column %3 holds numbers, ids, addresses or one and the same text.</source>
        <translation>源语言和目标语言取自第 %1 列和第 %2 列：第 %3 列是数字、编号、网址，或全是同一段文字。</translation>
    </message>
    <message>
        <source>Source and target were taken from columns %1 and %2: columns %3 hold numbers, ids, addresses or one and the same text.</source>
        <translation>源语言和目标语言取自第 %1 列和第 %2 列：第 %3 列是数字、编号、网址，或全是同一段文字。</translation>
    </message>
    <message>
        <source>Name columns from 1 on.</source>
        <translation>列从 1 开始数。</translation>
    </message>
    <message>
        <source>%1 is not UTF-8; by its bytes it is %2 and was read as that. If characters are wrong, name another encoding.</source>
        <translation>%1 不是 UTF-8；从字节看它是 %2，已按此读取。如果字符不对，请指定另一种编码。</translation>
    </message>
    <message>
        <source>%1, line %2: a carriage return inside the line was read as a blank.</source>
        <translation>%1，第 %2 行：行内的回车符已读作空格。</translation>
    </message>
    <message>
        <source>%1: carriage returns inside %2 lines, the first of them line %3, were read as blanks.</source>
        <translation>%1：有 %2 行内含回车符，其中第一行是第 %3 行；它们已读作空格。</translation>
    </message>
    <message>
        <source>%1 ends in the middle of a character, which was dropped.</source>
        <translation>%1 在一个字符的中间结束，这个字符已舍去。</translation>
    </message>
    <message>
        <source>Take a corpus with other pairs, or name a file to measure on.</source>
        <translation>请换用含有其他句对的语料库，或指定一个用来衡量质量的文件。</translation>
    </message>
    <message>
        <source>%1 pairs are used neither to train on nor to measure on, as they share a sentence with those to measure on.</source>
        <translation>有 %1 个句对既不参加训练也不用来衡量质量，因为它们与用来衡量质量的句对共有一个句子。</translation>
    </message>
    <message>
        <source>%1 of %2 different pairs to measure on are also trained on: the figures will be better than the model is.</source>
        <translation>用来衡量质量的 %2 个不同句对中有 %1 个也参加训练：得出的数字会好于模型的真实水平。</translation>
    </message>
    <message>
        <source>Unicode (UTF-8)</source>
        <translation>Unicode (UTF-8)</translation>
    </message>
    <message>
        <source>Unicode (UTF-16, little endian)</source>
        <translation>Unicode（UTF-16，小端）</translation>
    </message>
    <message>
        <source>Unicode (UTF-16, big endian)</source>
        <translation>Unicode（UTF-16，大端）</translation>
    </message>
    <message>
        <source>Chinese, simplified (GB18030, GBK, GB2312)</source>
        <translation>简体中文 (GB18030、GBK、GB2312)</translation>
    </message>
    <message>
        <source>Chinese, traditional (Big5)</source>
        <translation>繁体中文 (Big5)</translation>
    </message>
    <message>
        <source>Japanese (Shift-JIS)</source>
        <translation>日语 (Shift-JIS)</translation>
    </message>
    <message>
        <source>Japanese (EUC-JP)</source>
        <translation>日语 (EUC-JP)</translation>
    </message>
    <message>
        <source>Korean (EUC-KR, CP949)</source>
        <translation>韩语 (EUC-KR、CP949)</translation>
    </message>
    <message>
        <source>Western (Windows-1252, ISO 8859-1)</source>
        <translation>西欧语言 (Windows-1252、ISO 8859-1)</translation>
    </message>
    <message>
        <source>Western (ISO 8859-15)</source>
        <translation>西欧语言 (ISO 8859-15)</translation>
    </message>
    <message>
        <source>Western (Macintosh)</source>
        <translation>西欧语言 (Macintosh)</translation>
    </message>
    <message>
        <source>Central European (Windows-1250)</source>
        <translation>中欧语言 (Windows-1250)</translation>
    </message>
    <message>
        <source>Central European (ISO 8859-2)</source>
        <translation>中欧语言 (ISO 8859-2)</translation>
    </message>
    <message>
        <source>Cyrillic (Windows-1251)</source>
        <translation>西里尔字母 (Windows-1251)</translation>
    </message>
    <message>
        <source>Russian (KOI8-R)</source>
        <translation>俄语 (KOI8-R)</translation>
    </message>
    <message>
        <source>Ukrainian (KOI8-U)</source>
        <translation>乌克兰语 (KOI8-U)</translation>
    </message>
    <message>
        <source>Cyrillic (ISO 8859-5)</source>
        <translation>西里尔字母 (ISO 8859-5)</translation>
    </message>
    <message>
        <source>Greek (Windows-1253)</source>
        <translation>希腊语 (Windows-1253)</translation>
    </message>
    <message>
        <source>Greek (ISO 8859-7)</source>
        <translation>希腊语 (ISO 8859-7)</translation>
    </message>
    <message>
        <source>Turkish (Windows-1254)</source>
        <translation>土耳其语 (Windows-1254)</translation>
    </message>
    <message>
        <source>Hebrew (Windows-1255)</source>
        <translation>希伯来语 (Windows-1255)</translation>
    </message>
    <message>
        <source>Arabic (Windows-1256)</source>
        <translation>阿拉伯语 (Windows-1256)</translation>
    </message>
    <message>
        <source>Arabic (ISO 8859-6)</source>
        <translation>阿拉伯语 (ISO 8859-6)</translation>
    </message>
    <message>
        <source>Baltic (Windows-1257)</source>
        <translation>波罗的海语言 (Windows-1257)</translation>
    </message>
    <message>
        <source>Vietnamese (Windows-1258)</source>
        <translation>越南语 (Windows-1258)</translation>
    </message>
    <message>
        <source>Thai (Windows-874)</source>
        <translation>泰语 (Windows-874)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no encoding that is read</source>
        <translation>“%1”不是可以读取的编码</translation>
    </message>
    <message>
        <source>the line is too long: it has more than %1 bytes</source>
        <translation>这一行太长：超过 %1 字节</translation>
    </message>
    <message>
        <source>Check that it is the right file.</source>
        <translation>请检查文件是否正确。</translation>
    </message>
    <message>
        <source>Put one sentence on a line.</source>
        <translation>请每行写一个句子。</translation>
    </message>
    <message>
        <source>It can still translate. To train, put the corpus beside the experiment and open it again, or start a new one.</source>
        <translation>它仍然可以翻译。要训练，请把语料库放在实验文件旁边再打开它，或新建一个实验。</translation>
    </message>
    <message>
        <source>There is not enough memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model, a smaller batch or shorter sentences.</source>
        <translation>请关闭其他程序，或选择更小的模型、更小的批大小或更短的句子。</translation>
    </message>
    <message>
        <source>Something went wrong inside the program; it did not say what</source>
        <translation>程序内部出错，原因不明</translation>
    </message>
    <message>
        <source>Two directions of half the hidden size cannot share %1 units evenly</source>
        <translation>每个方向一半隐藏层维数的双向无法平分 %1 个单元</translation>
    </message>
    <message>
        <source>Choose an even hidden size.</source>
        <translation>请选择偶数的隐藏层维数。</translation>
    </message>
    <message>
        <source>Dot attention needs states of one size, but the decoder&apos;s has %1 numbers and the encoder&apos;s %2, two directions of %1</source>
        <translation>点积注意力要求两个状态大小相同，但解码器的状态有 %1 个数，编码器的有 %2 个（两个方向各 %1 个）</translation>
    </message>
    <message>
        <source>Choose one direction, two directions of half the hidden size, or general attention, which has a matrix between the two.</source>
        <translation>请选择单向、每个方向一半隐藏层维数的双向，或一般式注意力（它在两者之间有一个矩阵）。</translation>
    </message>
    <message>
        <source>There is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>It is no ordinary file but a folder, a device or a pipe</source>
        <translation>这不是普通文件，而是文件夹、设备或管道</translation>
    </message>
    <message>
        <source>Choose a file of sentences.</source>
        <translation>请选择一个句子文件。</translation>
    </message>
    <message>
        <source>The work was stopped</source>
        <translation>工作已停止</translation>
    </message>
    <message>
        <source>It is a link to %1, which is not there</source>
        <translation>这是指向 %1 的链接，而后者不存在</translation>
    </message>
    <message>
        <source>Remove the link, or choose another file name.</source>
        <translation>请删除这个链接，或换一个文件名。</translation>
    </message>
    <message>
        <source>The file that is there is not an experiment, and is kept</source>
        <translation>那里的文件不是实验，予以保留</translation>
    </message>
    <message>
        <source>Choose another file name, or move that file away.</source>
        <translation>请换一个文件名，或把那个文件移走。</translation>
    </message>
    <message>
        <source>This is not a lock of this program, and is kept</source>
        <translation>这不是本程序的锁文件，予以保留</translation>
    </message>
    <message>
        <source>Move it away, or choose another name for the experiment.</source>
        <translation>请把它移走，或给实验换一个名称。</translation>
    </message>
    <message>
        <source>Another program is working on this file</source>
        <translation>另一个程序正在使用这个文件</translation>
    </message>
    <message>
        <source>End it first, or choose another file name.</source>
        <translation>请先结束它，或换一个文件名。</translation>
    </message>
    <message>
        <source>Process %1 on %2 has been working on this file since %3</source>
        <translation>%2 上的进程 %1 从 %3 起一直在使用这个文件</translation>
    </message>
    <message>
        <source>End it first, or choose another file name. If it no longer runs, remove %1.</source>
        <translation>请先结束它，或换一个文件名。如果它已不在运行，请删除 %1。</translation>
    </message>
    <message>
        <source>Lower the size of the vocabularies (now %1 and %2 words), or close other programs.</source>
        <translation>请减小词表（现为 %1 个词和 %2 个词），或关闭其他程序。</translation>
    </message>
    <message>
        <source>Lower the hidden size (now %1), or close other programs.</source>
        <translation>请减小隐藏层维数（现为 %1），或关闭其他程序。</translation>
    </message>
    <message>
        <source>Training this model needs about %1 of memory; %2 are free</source>
        <translation>训练这个模型大约需要 %1 内存，现有 %2 可用</translation>
    </message>
    <message>
        <source>Lower the batch size (now %1) or the longest sentence (now %2 tokens), or close other programs.</source>
        <translation>请减小批大小（现为 %1）或最长句子（现为 %2 个词元），或关闭其他程序。</translation>
    </message>
    <message>
        <source>Translating needs about %1 of memory; %2 are free</source>
        <translation>翻译大约需要 %1 内存，现有 %2 可用</translation>
    </message>
    <message>
        <source>Lower the beam (now %1), or translate shorter sentences (the longest has %2 tokens).</source>
        <translation>请减小束宽（现为 %1），或翻译更短的句子（最长的有 %2 个词元）。</translation>
    </message>
    <message>
        <source>Close other programs, or use a smaller model.</source>
        <translation>请关闭其他程序，或使用更小的模型。</translation>
    </message>
    <message>
        <source>The training sentences of this experiment are not here</source>
        <translation>这个实验的训练句子不在这里</translation>
    </message>
    <message>
        <source>Put their file beside the experiment.</source>
        <translation>请把它们的文件放在实验文件旁边。</translation>
    </message>
    <message>
        <source>The file says that %1 batches of this epoch are done, but its sentences make only %2: the epoch starts anew.</source>
        <translation>文件说这一轮已经完成 %1 个批次，但它的句子只够 %2 个：这一轮重新开始。</translation>
    </message>
    <message>
        <source>The sentence is too long to be looked at at every evaluation</source>
        <translation>这个句子太长，无法在每次评估时查看</translation>
    </message>
    <message>
        <source>Choose one of at most %1 bytes a side.</source>
        <translation>请选择每侧至多 %1 字节的句子。</translation>
    </message>
    <message>
        <source>The grammar cannot make a sentence without saying a thing twice</source>
        <translation>语法无法造出一个不重复的句子</translation>
    </message>
    <message>
        <source>Translating was stopped</source>
        <translation>翻译已停止</translation>
    </message>
    <message>
        <source>It was stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>The beam is %1</source>
        <translation>束宽为 %1</translation>
    </message>
    <message>
        <source>It has to lie between 1 and 1000.</source>
        <translation>必须在 1 到 1000 之间。</translation>
    </message>
    <message>
        <source>The longest translation is %1</source>
        <translation>译文的最大长度为 %1</translation>
    </message>
    <message>
        <source>It has to be at least 1 token.</source>
        <translation>至少为 1 个词元。</translation>
    </message>
    <message>
        <source>The temperature is %1</source>
        <translation>温度为 %1</translation>
    </message>
    <message>
        <source>It has to lie between 0.01 and 100.</source>
        <translation>必须在 0.01 到 100 之间。</translation>
    </message>
    <message>
        <source>Top-k is %1</source>
        <translation>Top-k 为 %1</translation>
    </message>
    <message>
        <source>It has to be at least 1 word, or 0 for all.</source>
        <translation>至少为 1 个词，0 表示全部。</translation>
    </message>
    <message>
        <source>Top-p is %1</source>
        <translation>Top-p 为 %1</translation>
    </message>
    <message>
        <source>It has to lie above 0 and be at most 1.</source>
        <translation>必须大于 0 且不超过 1。</translation>
    </message>
    <message>
        <source>The experiment has no trained weights yet</source>
        <translation>这个实验还没有训练好的权重</translation>
    </message>
    <message>
        <source>Train it first.</source>
        <translation>请先训练。</translation>
    </message>
    <message>
        <source>There is no target word with the id %1</source>
        <translation>没有编号为 %1 的目标词</translation>
    </message>
    <message>
        <source>Evaluating was stopped</source>
        <translation>评估已停止</translation>
    </message>
    <message>
        <source>is not a list of words</source>
        <translation>不是词的列表</translation>
    </message>
    <message>
        <source>it is not a list</source>
        <translation>它不是列表</translation>
    </message>
    <message>
        <source>there is no evaluation &quot;%1&quot;</source>
        <translation>没有名为“%1”的评估</translation>
    </message>
    <message>
        <source>the attention of evaluation &quot;%1&quot; does not fit its words</source>
        <translation>评估“%1”的注意力与它的词不符</translation>
    </message>
    <message>
        <source>the JSON has the key &quot;%1&quot; twice</source>
        <translation>JSON 中的键“%1”出现了两次</translation>
    </message>
    <message>
        <source>the JSON is broken (%1)</source>
        <translation>JSON 已损坏 (%1)</translation>
    </message>
    <message>
        <source>the JSON has more than %1 values</source>
        <translation>JSON 的值超过 %1 个</translation>
    </message>
    <message>
        <source>the JSON is nested more than %1 deep</source>
        <translation>JSON 嵌套超过 %1 层</translation>
    </message>
    <message>
        <source>it is not a JSON object</source>
        <translation>它不是 JSON 对象</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; is not an object</source>
        <translation>字段“%1”不是对象</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; %2</source>
        <translation>字段“%1”%2</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>is neither true nor false</source>
        <translation>既不是 true 也不是 false</translation>
    </message>
    <message>
        <source>is not text</source>
        <translation>不是文本</translation>
    </message>
    <message>
        <source>is not a whole number from %1 to %2</source>
        <translation>不是 %1 到 %2 之间的整数</translation>
    </message>
    <message>
        <source>is not a whole number of 64 bits</source>
        <translation>不是 64 位整数</translation>
    </message>
    <message>
        <source>is not a number</source>
        <translation>不是数</translation>
    </message>
    <message>
        <source>is not a list</source>
        <translation>不是列表</translation>
    </message>
    <message>
        <source>is not a list of names</source>
        <translation>不是名称的列表</translation>
    </message>
    <message>
        <source>does not say that this is an experiment</source>
        <translation>没有说明这是一个实验</translation>
    </message>
    <message>
        <source>it was made by a newer version of Seq2Seq Explorer (file format %1, this program reads up to %2)</source>
        <translation>它由更新版本的 Seq2Seq Explorer 生成（文件格式 %1，本程序最高支持 %2）</translation>
    </message>
    <message>
        <source>Update Seq2Seq Explorer to open it.</source>
        <translation>请更新 Seq2Seq Explorer 后再打开。</translation>
    </message>
    <message>
        <source>the vocabulary has %1 words with the special ones, the model is made for %2</source>
        <translation>词表连同特殊符号有 %1 个词，而模型是为 %2 个词建立的</translation>
    </message>
    <message>
        <source>there are %1 sentence pairs, %2 were saved</source>
        <translation>有 %1 个句对，而保存时是 %2 个</translation>
    </message>
    <message>
        <source>it holds %1 numbers, the model needs %2</source>
        <translation>它含有 %1 个数，而模型需要 %2 个</translation>
    </message>
    <message>
        <source>its names and shapes are not those of %1</source>
        <translation>它的名称和形状与 %1 的不一致</translation>
    </message>
    <message>
        <source>the model would have %1 weights, and the file holds none of them</source>
        <translation>模型将有 %1 个权重，而文件中一个也没有</translation>
    </message>
    <message>
        <source>The probe sentence of the file is too long to be looked at at every evaluation (%1 bytes a side at most); another one takes its place.</source>
        <translation>文件中的观察句太长，无法在每次评估时查看（每侧至多 %1 字节）；已换成另一个句子。</translation>
    </message>
    <message>
        <source>The %1 vocabulary has %2 words, the model is made for %3</source>
        <translation>%1词表有 %2 个词，而模型是为 %3 个词建立的</translation>
    </message>
    <message>
        <source>The %1 side has no tokenizer</source>
        <translation>%1一侧没有切分方式</translation>
    </message>
    <message>
        <source>source</source>
        <translation>源语言</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标语言</translation>
    </message>
    <message>
        <source>The experiment has no corpus</source>
        <translation>这个实验没有语料库</translation>
    </message>
    <message>
        <source>has the unknown value &quot;%1&quot;</source>
        <translation>的值“%1”未知</translation>
    </message>
    <message>
        <source>is not a number of at least 0</source>
        <translation>不是不小于 0 的数</translation>
    </message>
    <message>
        <source>is cut off</source>
        <translation>被截断</translation>
    </message>
    <message>
        <source>line %1 %2</source>
        <translation>第 %1 行%2</translation>
    </message>
    <message>
        <source>has an unknown escape</source>
        <translation>有未知的转义符</translation>
    </message>
    <message>
        <source>has an empty field</source>
        <translation>有空字段</translation>
    </message>
    <message>
        <source>has &quot;%1&quot; where a number is needed</source>
        <translation>在需要数的地方写着“%1”</translation>
    </message>
    <message>
        <source>has %1 columns, %2 are needed</source>
        <translation>有 %1 列，需要 %2 列</translation>
    </message>
    <message>
        <source>is not UTF-8</source>
        <translation>不是 UTF-8</translation>
    </message>
    <message>
        <source>has the broken link &quot;%1&quot;</source>
        <translation>有损坏的链接“%1”</translation>
    </message>
    <message>
        <source>has a link to a word before the first</source>
        <translation>有指向第一个词之前的链接</translation>
    </message>
    <message>
        <source>is one more than the model has words for</source>
        <translation>超出了模型的词数</translation>
    </message>
    <message>
        <source>has a negative count</source>
        <translation>有负的次数</translation>
    </message>
    <message>
        <source>its first line does not name the columns %1</source>
        <translation>它的第一行没有列出各列的名称 %1</translation>
    </message>
    <message>
        <source>is one more than the updates that a run may have</source>
        <translation>超出了一次训练可有的更新次数</translation>
    </message>
    <message>
        <source>has a negative step</source>
        <translation>有负的步数</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 It was opened as a copy.</source>
        <translation>%1已作为副本打开。</translation>
    </message>
    <message>
        <source>Another program has changed the file since it was opened or saved</source>
        <translation>该文件在打开或保存之后已被另一个程序改动</translation>
    </message>
    <message>
        <source>Save under another name, or save over the other one.</source>
        <translation>请换一个文件名保存，或者覆盖对方的文件。</translation>
    </message>
    <message>
        <source>reading it needs about %1 of memory; %2 are free</source>
        <translation>读取它大约需要 %1 内存，现有 %2 可用</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller part of it.</source>
        <translation>请关闭其他程序，或者只选取其中一部分。</translation>
    </message>
    <message>
        <source>The sentence has %1 tokens, the longest this run takes has %2</source>
        <translation>这个句子有 %1 个词元，本次实验接受的最长句子是 %2 个</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>请把句子缩短。</translation>
    </message>
    <message>
        <source>Close other programs, or open it on a machine with more memory.</source>
        <translation>请关闭其他程序，或者在内存更大的电脑上打开。</translation>
    </message>
    <message>
        <source>Following these translations needs about %1 of memory; %2 are free</source>
        <translation>沿着这些译文运行模型大约需要 %1 内存，现有 %2 可用</translation>
    </message>
    <message>
        <source>Choose shorter sentences (the longest has %1 tokens, the translations %2 in all).</source>
        <translation>请选用更短的句子（最长的有 %1 个词元，译文共 %2 个词元）。</translation>
    </message>
    <message>
        <source>Looking into this translation needs about %1 of memory; %2 are free</source>
        <translation>查看这个译文的内部大约需要 %1 内存，现有 %2 可用</translation>
    </message>
    <message>
        <source>Choose a shorter sentence (it has %1 tokens), or a shorter translation (%2 tokens).</source>
        <translation>请选用更短的句子（现有 %1 个词元）或更短的译文（%2 个词元）。</translation>
    </message>
    <message>
        <source>The folder cannot be made</source>
        <translation>文件夹无法建立</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择另一个文件夹。</translation>
    </message>
    <message>
        <source>there is no usable pair: %1 line has too few columns</source>
        <translation>没有可用的句对：%1 行的列数太少</translation>
    </message>
    <message>
        <source>there is no usable pair: %1 line has an empty side</source>
        <translation>没有可用的句对：%1 行有一侧为空</translation>
    </message>
    <message>
        <source>there is no usable pair: %1 line is too long</source>
        <translation>没有可用的句对：%1 行过长</translation>
    </message>
    <message>
        <source>there is no usable pair: %1 line is not of the file&apos;s encoding</source>
        <translation>没有可用的句对：%1 行不符合文件的编码</translation>
    </message>
    <message>
        <source>there is no usable pair: %1 line is empty</source>
        <translation>没有可用的句对：%1 行为空行</translation>
    </message>
    <message>
        <source>line %2 has %1 column, %3 are needed</source>
        <translation>第 %2 行有 %1 列，需要 %3 列</translation>
    </message>
    <message>
        <source>line %2 has %1 columns, %3 are needed</source>
        <translation>第 %2 行有 %1 列，需要 %3 列</translation>
    </message>
    <message>
        <source>it has %1 line, but %2 has %3</source>
        <translation>它有 %1 行，而 %2 有 %3 行</translation>
    </message>
    <message>
        <source>%1 pair is used neither to train on nor to measure on, as it shares a sentence with those to measure on.</source>
        <translation>有 %1 个句对既不参加训练也不用来衡量质量，因为它们与用来衡量质量的句对共有一个句子。</translation>
    </message>
    <message>
        <source>%1 of %2 different pairs to measure on is also trained on: the figures will be better than the model is.</source>
        <translation>用来衡量质量的 %2 个不同句对中有 %1 个也参加训练：得出的数字会好于模型的真实水平。</translation>
    </message>
    <message>
        <source>%1 of %2 words is unknown to this model</source>
        <translation>%2 个词中有 %1 个是这个模型不认识的</translation>
    </message>
    <message>
        <source>%1 of %2 words is unknown to this model, which reads %3</source>
        <translation>%2 个词中有 %1 个是这个模型不认识的，它读的是%3</translation>
    </message>
    <message>
        <source>Nothing says where they came from.</source>
        <translation>没有记录说明它们来自哪里。</translation>
    </message>
    <message>
        <source>The training sentences are not in this file, so it can translate but not train on. %1</source>
        <translation>训练句子不在这个文件里，因此它可以翻译，但不能继续训练。%1</translation>
    </message>
    <message>
        <source>The training sentences have changed since: before %1, now %2. Training goes on with the new ones; the epoch starts anew.</source>
        <translation>训练句子已有变化：原有 %1，现有 %2。训练将用新的句子继续，本轮重新开始。</translation>
    </message>
    <message>
        <source>%1 pair</source>
        <translation>%1 个句对</translation>
    </message>
    <message>
        <source>%1 pairs</source>
        <translation>%1 个句对</translation>
    </message>
    <message>
        <source>The training sentences are missing, so this experiment can translate but not train on. %1</source>
        <translation>缺少训练句子，因此这个实验可以翻译，但不能继续训练。%1</translation>
    </message>
    <message>
        <source>The built-in corpus &quot;%1&quot; is another one in this version of the program. Training goes on with the new sentences; the epoch starts anew.</source>
        <translation>内置语料库“%1”在本版本的程序中有所不同。训练将用新的句子继续，本轮重新开始。</translation>
    </message>
    <message>
        <source>The folder %1 does not exist</source>
        <translation>文件夹 %1 不存在</translation>
    </message>
    <message>
        <source>Make it, or choose another file with %1.</source>
        <translation>请建立它，或用 %1 指定另一个文件。</translation>
    </message>
    <message>
        <source>This is a folder</source>
        <translation>这是一个文件夹</translation>
    </message>
    <message>
        <source>Name a file with %1.</source>
        <translation>请用 %1 指定一个文件。</translation>
    </message>
    <message>
        <source>The file is there already</source>
        <translation>文件已经存在</translation>
    </message>
    <message>
        <source>Choose another name with %1, or replace it with --overwrite.</source>
        <translation>请用 %1 另取一个名字，或用 --overwrite 替换它。</translation>
    </message>
    <message>
        <source>It is kept; the run is saved as %1 instead.</source>
        <translation>该文件保持不动；本次训练改存为 %1。</translation>
    </message>
    <message>
        <source>is no encoding that is read</source>
        <translation>不是可以读取的编码</translation>
    </message>
    <message>
        <source>has %1 column, %2 are needed</source>
        <translation>有 %1 列，需要 %2 列</translation>
    </message>
    <message>
        <source>The file says that %1 batch of this epoch is done, but its sentences make only %2: the epoch starts anew.</source>
        <translation>文件说这一轮已经完成 %1 个批次，但它的句子只够 %2 个：这一轮重新开始。</translation>
    </message>
    <message>
        <source>%1 of %2 pairs has more than %3 tokens on a side (the longest sentence) and is not trained on.</source>
        <translation>%2 个句对中有 %1 个在某一侧超过 %3 个词元（最长句子），不参加训练。</translation>
    </message>
    <message>
        <source>Choose the engine libtorch or auto, or compute this model on the CPU.</source>
        <translation>请选择引擎 libtorch 或 auto，或者在 CPU 上计算这个模型。</translation>
    </message>
    <message>
        <source>Choose the engine libtorch or auto.</source>
        <translation>请选择引擎 libtorch 或 auto。</translation>
    </message>
    <message>
        <source>The fast engine cannot compute this model on %1</source>
        <translation>快速引擎无法在 %1 上计算这个模型</translation>
    </message>
    <message>
        <source>This model has no attention to audit</source>
        <translation>这个模型没有注意力，无从检查</translation>
    </message>
    <message>
        <source>Choose a run with attention.</source>
        <translation>请选择一个带注意力的实验。</translation>
    </message>
    <message>
        <source>Both sentences say the same of these two words</source>
        <translation>两个句子对这两个词给出的结果相同</translation>
    </message>
    <message>
        <source>Choose words between which the two sentences decide differently.</source>
        <translation>请选择两个句子会做出不同取舍的两个词。</translation>
    </message>
    <message>
        <source>This model has no attention</source>
        <translation>这个模型没有注意力</translation>
    </message>
    <message>
        <source>Choose another method: gradients and occlusion need none.</source>
        <translation>请选择其他方法：梯度法和遮挡法不需要注意力。</translation>
    </message>
    <message>
        <source>The translation has no word %1</source>
        <translation>译文没有第 %1 个词</translation>
    </message>
    <message>
        <source>Its words are numbered from 1 to %1.</source>
        <translation>它的词从 1 到 %1 编号。</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>The sentence has no word %1</source>
        <translation>句子没有第 %1 个词</translation>
    </message>
    <message>
        <source>%1 is no state</source>
        <translation>%1 不是状态</translation>
    </message>
    <message>
        <source>Choose a state; attention has edits of its own.</source>
        <translation>请选择一个状态；注意力有自己的修改方式。</translation>
    </message>
    <message>
        <source>%1 has no unit %2</source>
        <translation>%1 没有第 %2 号单元</translation>
    </message>
    <message>
        <source>Its units are numbered from 0 to %1.</source>
        <translation>它的单元从 0 到 %1 编号。</translation>
    </message>
    <message>
        <source>This model has no attention to change</source>
        <translation>这个模型没有可以修改的注意力</translation>
    </message>
    <message>
        <source>Clamp or patch its states instead.</source>
        <translation>请改为固定或替换它的状态。</translation>
    </message>
    <message>
        <source>The attention that was given does not fit the sentence</source>
        <translation>给出的注意力与句子不相符</translation>
    </message>
    <message>
        <source>Give %1 numbers, one for each source token with the end of the sentence; none below 0, not all of them 0.</source>
        <translation>请给出 %1 个数，每个源语言词元（含句末符）一个；都不小于 0，且不全为 0。</translation>
    </message>
    <message>
        <source>No word of the sentence is left</source>
        <translation>句子里一个词也不剩了</translation>
    </message>
    <message>
        <source>Keep one of them.</source>
        <translation>请至少保留一个。</translation>
    </message>
    <message>
        <source>%1 units of %2 are held to %3 values</source>
        <translation>%2 的 %1 个单元被固定为 %3 个数值</translation>
    </message>
    <message>
        <source>Give one value, or one for each unit.</source>
        <translation>请给出一个数值，或者每个单元一个。</translation>
    </message>
    <message>
        <source>What is put at %1 has %2 units, %3 are needed</source>
        <translation>放到 %1 处的数据有 %2 个单元，需要 %3 个</translation>
    </message>
    <message>
        <source>Take it from the same place of the same model.</source>
        <translation>请取自同一模型的同一位置。</translation>
    </message>
    <message>
        <source>There is no place &quot;%1&quot; in a model</source>
        <translation>模型里没有“%1”这个位置</translation>
    </message>
    <message>
        <source>Places are written as source.embeddings, target.embeddings, encoder.0.h, encoder.0.reverse.c, annotations, start.0.h, decoder.0.c, scores, attention, context, output or weight:NAME.</source>
        <translation>位置写作 source.embeddings、target.embeddings、encoder.0.h、encoder.0.reverse.c、annotations、start.0.h、decoder.0.c、scores、attention、context、output 或 weight:名称。</translation>
    </message>
    <message>
        <source>This model has no %1</source>
        <translation>这个模型没有 %1</translation>
    </message>
    <message>
        <source>Its layers are numbered from 0 to %1.</source>
        <translation>它的层从 0 到 %1 编号。</translation>
    </message>
    <message>
        <source>Its encoder reads in one direction.</source>
        <translation>它的编码器只从一个方向读。</translation>
    </message>
    <message>
        <source>Only an LSTM has a cell state.</source>
        <translation>只有 LSTM 才有细胞状态。</translation>
    </message>
    <message>
        <source>It has no attention.</source>
        <translation>它没有注意力。</translation>
    </message>
    <message>
        <source>Its words are one-hot, not embedded.</source>
        <translation>它的词是独热向量，没有词嵌入。</translation>
    </message>
    <message>
        <source>There is no device &quot;%1&quot; on this computer</source>
        <translation>这台电脑上没有设备“%1”</translation>
    </message>
    <message>
        <source>The translation has no step %1 with the word %2</source>
        <translation>译文没有带有词 %2 的第 %1 步</translation>
    </message>
    <message>
        <source>Its steps are numbered from 1 to %1.</source>
        <translation>它的步从 1 到 %1 编号。</translation>
    </message>
    <message>
        <source>This model has no weight %1</source>
        <translation>这个模型没有权重 %1</translation>
    </message>
    <message>
        <source>Edits are of one sentence, %1 were given</source>
        <translation>修改只针对一个句子，却给出了 %1 个</translation>
    </message>
    <message>
        <source>The optimiser&apos;s state does not fit the model: %1 stands where %2 is needed</source>
        <translation>优化器的状态与模型不符：需要 %2 的地方是 %1</translation>
    </message>
    <message>
        <source>device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>cpu, cuda, or cuda:1 and so on</source>
        <translation>cpu、cuda 或 cuda:1 等</translation>
    </message>
    <message>
        <source>This program cannot compute the run on %1 with the engine %2: it goes on on the CPU.</source>
        <translation>本程序无法用引擎 %2 在 %1 上计算这个实验，改在 CPU 上继续。</translation>
    </message>
    <message>
        <source>The other sentence has no %1 to take</source>
        <translation>另一个句子没有可取的 %1</translation>
    </message>
    <message>
        <source>method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>change of attention</source>
        <translation>注意力的修改方式</translation>
    </message>
    <message>
        <source>Word vectors are in the text format of word2vec: a word and its numbers a line, with blanks between them. Mend the line, or choose another file.</source>
        <translation>词向量应为 word2vec 的文本格式：每行一个词及其各个数，以空格分隔。请改正这一行，或选择另一个文件。</translation>
    </message>
    <message>
        <source>Its vectors have %1 numbers, the embeddings %2</source>
        <translation>其中的向量有 %1 个数，而词嵌入有 %2 个</translation>
    </message>
    <message>
        <source>Choose the embedding size %1, or another file.</source>
        <translation>请把词嵌入大小设为 %1，或选择另一个文件。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number</source>
        <translation>“%1” 不是数</translation>
    </message>
    <message>
        <source>The line is no word with its numbers</source>
        <translation>这一行不是一个词加上它的数</translation>
    </message>
    <message>
        <source>It has a vector for none of the %1 words of the vocabulary</source>
        <translation>词表的 %1 个词在其中都没有向量</translation>
    </message>
    <message>
        <source>Choose vectors of this language, whose words are cut as these are (see Tokenisation).</source>
        <translation>请选择该语言的词向量，且其分词方式与这里相同（见“分词”）。</translation>
    </message>
    <message>
        <source>additive (Bahdanau 2015)</source>
        <translation>加性 (Bahdanau 2015)</translation>
    </message>
    <message>
        <source>additive</source>
        <translation>加性</translation>
    </message>
    <message>
        <source>Additive: a small network with one hidden layer scores the two states.</source>
        <translation>加性：用一个只有一层隐藏层的小网络为两个状态打分。</translation>
    </message>
    <message>
        <source>Weights of the additive score for the encoder state.</source>
        <translation>加性得分中用于编码器状态的权重。</translation>
    </message>
    <message>
        <source>Weights of the additive score for the decoder state.</source>
        <translation>加性得分中用于解码器状态的权重。</translation>
    </message>
    <message>
        <source>Turns the additive score&apos;s hidden layer into one number.</source>
        <translation>把加性得分的隐藏层变成一个数。</translation>
    </message>
    <message>
        <source>dot (Luong 2015)</source>
        <translation>点积 (Luong 2015)</translation>
    </message>
    <message>
        <source>dot</source>
        <translation>点积</translation>
    </message>
    <message>
        <source>Dot: how alike are the decoder state and the encoder state? It has no weights.</source>
        <translation>点积：解码器状态与编码器状态有多相似？它没有权重。</translation>
    </message>
    <message>
        <source>general, multiplicative (Luong 2015)</source>
        <translation>一般式（乘性）(Luong 2015)</translation>
    </message>
    <message>
        <source>general</source>
        <translation>一般式</translation>
    </message>
    <message>
        <source>General: a matrix learns which parts of the two states belong together.</source>
        <translation>一般式：用一个矩阵学习两个状态的哪些部分相互对应。</translation>
    </message>
    <message>
        <source>local, monotonic (Luong 2015)</source>
        <translation>局部，单调 (Luong 2015)</translation>
    </message>
    <message>
        <source>local-m</source>
        <translation>local-m</translation>
    </message>
    <message>
        <source>Local-m: word t looks at the words around place t of the source and nowhere else.</source>
        <translation>Local-m：写第 t 个词时只看源句第 t 个位置附近的词，不看别处。</translation>
    </message>
    <message>
        <source>local, predictive (Luong 2015)</source>
        <translation>局部，预测 (Luong 2015)</translation>
    </message>
    <message>
        <source>local-p</source>
        <translation>local-p</translation>
    </message>
    <message>
        <source>Local-p: the decoder state says where to look; words far from there count less, as under a bell. The weights sum to less than 1.</source>
        <translation>Local-p：由解码器状态预测看哪里；离那里越远的词权重越小，呈钟形。各权重之和小于 1。</translation>
    </message>
    <message>
        <source>Weights of the place to look at.</source>
        <translation>预测要看的位置所用的权重。</translation>
    </message>
    <message>
        <source>Turns the hidden layer of the place into one number.</source>
        <translation>把预测位置的隐藏层变成一个数。</translation>
    </message>
    <message>
        <source>location (Luong 2015)</source>
        <translation>位置式 (Luong 2015)</translation>
    </message>
    <message>
        <source>location</source>
        <translation>位置式</translation>
    </message>
    <message>
        <source>Location: the decoder state alone says which place to look at; the words that stand there have no say.</source>
        <translation>位置式：只由解码器状态决定看哪个位置，与那里是什么词无关。</translation>
    </message>
    <message>
        <source>Weights of the score: a row for each place of the source.</source>
        <translation>得分的权重：源句的每个位置一行。</translation>
    </message>
    <message>
        <source>scaled general</source>
        <translation>缩放一般式</translation>
    </message>
    <message>
        <source>scaled</source>
        <translation>缩放式</translation>
    </message>
    <message>
        <source>Scaled: as general, divided by √h so that large states do not make the weights too sharp.</source>
        <translation>缩放式：与一般式相同，再除以 √h，使大的状态不至于让权重过于尖锐。</translation>
    </message>
    <message>
        <source>none (Sutskever 2014)</source>
        <translation>无 (Sutskever 2014)</translation>
    </message>
    <message>
        <source>no attention</source>
        <translation>无注意力</translation>
    </message>
    <message>
        <source>No attention: all the decoder learns of the source is its start state, made from the encoder&apos;s last one.</source>
        <translation>无注意力：解码器对源句的全部了解就是它的初始状态，由编码器的最后状态得来。</translation>
    </message>
    <message>
        <source>Weights of the score: which parts of the two states belong together.</source>
        <translation>得分的权重：两个状态的哪些部分相互对应。</translation>
    </message>
    <message>
        <source>There are no target embeddings to tie: the input is one-hot</source>
        <translation>没有可以绑定的目标词嵌入：输入是独热向量</translation>
    </message>
    <message>
        <source>Tied embeddings have one row a word for both ends of the decoder, but the embedding size is %1 and the hidden size %2</source>
        <translation>绑定词嵌入时，每个词在解码器两端共用一行，但词嵌入大小是 %1，隐藏层大小是 %2</translation>
    </message>
    <message>
        <source>Choose one size for both, or untie them.</source>
        <translation>请让两者大小相同，或不绑定。</translation>
    </message>
    <message>
        <source>window of local attention</source>
        <translation>局部注意力的窗口</translation>
    </message>
    <message>
        <source>places of location attention</source>
        <translation>位置式注意力的位置数</translation>
    </message>
    <message>
        <source>Without attention there is no attention mask to switch off</source>
        <translation>没有注意力，也就没有可以关闭的注意力掩码</translation>
    </message>
    <message>
        <source>Choose an attention, or leave the mask on.</source>
        <translation>请选择一种注意力，或保留掩码。</translation>
    </message>
    <message>
        <source>The decoder cannot start from the encoder&apos;s last state: its own has %1 numbers, the encoder&apos;s %2, two directions of %1</source>
        <translation>解码器不能直接从编码器的最后状态开始：它自己的状态有 %1 个数，编码器的有 %2 个（两个方向，每个 %1）</translation>
    </message>
    <message>
        <source>Choose one direction, two directions of half the hidden size, or the projected start, which has a matrix between the two.</source>
        <translation>请选择单向、两个各为一半隐藏层大小的方向，或经过投影的起点（两者之间有一个矩阵）。</translation>
    </message>
    <message>
        <source>start of the decoder</source>
        <translation>解码器的起点</translation>
    </message>
    <message>
        <source>part to freeze</source>
        <translation>要冻结的部分</translation>
    </message>
    <message>
        <source>sparsemax (Martins and Astudillo 2016)</source>
        <translation>sparsemax (Martins、Astudillo 2016)</translation>
    </message>
    <message>
        <source>sparsemax</source>
        <translation>sparsemax</translation>
    </message>
    <message>
        <source>Sparsemax: the scores of general attention, but words that do not matter get a weight of exactly zero.</source>
        <translation>Sparsemax：得分与一般式相同，但不重要的词权重恰好为零。</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>用 %1 </translation>
    </message>
    <message>
        <source>in the import dialog</source>
        <translation>在导入对话框中</translation>
    </message>
    <message>
        <source>Name its encoding %1, or convert it to UTF-8 first.</source>
        <translation>请%1指定它的编码，或先转换为 UTF-8。</translation>
    </message>
    <message>
        <source>Name its encoding %1, or convert it to UTF-8 first, for example with: iconv -f %2 -t UTF-8.</source>
        <translation>请%1指定它的编码，或先转换为 UTF-8，例如使用：iconv -f %2 -t UTF-8。</translation>
    </message>
    <message>
        <source>at least half of the pairs stay with training</source>
        <translation>至少一半的句对要留给训练</translation>
    </message>
    <message>
        <source>equal pairs stay together</source>
        <translation>相同的句对不拆开</translation>
    </message>
    <message>
        <source>pairs with the same source stay together</source>
        <translation>源句相同的句对不拆开</translation>
    </message>
    <message>
        <source>%1, and %2</source>
        <translation>%1，而且%2</translation>
    </message>
    <message>
        <source>there is one pair alone, so none can be held back to measure on</source>
        <translation>只有一个句对，因此无法留出句对来衡量质量</translation>
    </message>
    <message>
        <source>all %1 pairs are the same, so none can be held back to measure on</source>
        <translation>全部 %1 个句对都相同，因此无法留出任何句对来衡量质量</translation>
    </message>
    <message>
        <source>%1 pair to measure on was asked for, %2 could be had: %3.</source>
        <translation>要求用 %1 个句对衡量质量，实际只有 %2 个：%3。</translation>
    </message>
    <message>
        <source>%1 pairs to measure on were asked for, %2 could be had: %3.</source>
        <translation>要求用 %1 个句对衡量质量，实际只有 %2 个：%3。</translation>
    </message>
    <message>
        <source>source and target have too little text for %1 subwords each</source>
        <translation>源句和译文的文本都太少，各学不出 %1 个子词</translation>
    </message>
    <message>
        <source>the source sentences have too little text for %1 subwords</source>
        <translation>源句的文本太少，学不出 %1 个子词</translation>
    </message>
    <message>
        <source>the target sentences have too little text for %1 subwords</source>
        <translation>译文的文本太少，学不出 %1 个子词</translation>
    </message>
    <message>
        <source>source and target have more characters than %1 subwords each can hold</source>
        <translation>源句和译文中的字符都太多，各 %1 个子词容纳不下</translation>
    </message>
    <message>
        <source>the source sentences have more characters than %1 subwords can hold</source>
        <translation>源句中的字符太多，%1 个子词容纳不下</translation>
    </message>
    <message>
        <source>the target sentences have more characters than %1 subwords can hold</source>
        <translation>译文中的字符太多，%1 个子词容纳不下</translation>
    </message>
    <message>
        <source>Choose %1 or fewer; both sides can have so many.</source>
        <translation>请选择 %1 或更少；这样源句和译文两侧都能满足。</translation>
    </message>
    <message>
        <source>No number fits both sides: one can have %1 at most, the other needs %2. Choose words or characters instead.</source>
        <translation>没有对两侧都合适的数目：一侧最多 %1 个，另一侧至少要 %2 个。请改用词或字符。</translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; beside it has other sentences than those it was trained on.</source>
        <translation>旁边的文件“%1”与训练时所用的句子不同。</translation>
    </message>
    <message>
        <source>They are in &quot;%1&quot;, which is not beside it; put it there.</source>
        <translation>它们在“%1”里，而旁边没有这个文件；请把它放到一起。</translation>
    </message>
    <message>
        <source>Both sides were in files named &quot;%1&quot;; the one beside it has other sentences than those it was trained on.</source>
        <translation>源句和译文原来在同名的文件“%1”里；旁边的那个文件与训练时所用的句子不同。</translation>
    </message>
    <message>
        <source>Both sides were in files named &quot;%1&quot;, which are not beside it.</source>
        <translation>源句和译文原来在同名的文件“%1”里，而旁边没有这些文件。</translation>
    </message>
    <message>
        <source>The files &quot;%1&quot; and &quot;%2&quot; beside it have other sentences than those it was trained on.</source>
        <translation>旁边的文件“%1”和“%2”与训练时所用的句子不同。</translation>
    </message>
    <message>
        <source>They are in &quot;%1&quot; and &quot;%2&quot;, which are not both beside it; put them there.</source>
        <translation>它们在“%1”和“%2”里，而旁边没有同时放着这两个文件；请把它们放到一起。</translation>
    </message>
    <message>
        <source>The only pair has more than %2 tokens on a side</source>
        <translation>仅有的句对有一侧超过 %2 个词元</translation>
    </message>
    <message>
        <source>All %1 pairs have more than %2 tokens on a side</source>
        <translation>全部 %1 个句对都有一侧超过 %2 个词元</translation>
    </message>
    <message>
        <source>Train with a larger --max-length, or on another corpus.</source>
        <translation>请用更大的 --max-length 训练，或换一个语料库。</translation>
    </message>
    <message>
        <source>Answering was stopped</source>
        <translation>已停止回答</translation>
    </message>
    <message>
        <source>There are %1 changes</source>
        <translation>有 %1 处改动</translation>
    </message>
    <message>
        <source>At most %1 are looked at one by one.</source>
        <translation>最多逐个查看 %1 处。</translation>
    </message>
    <message>
        <source>There is no source word with the id %1</source>
        <translation>没有编号为 %1 的源词</translation>
    </message>
    <message>
        <source>The equation multiplies %1 numbers with %2</source>
        <translation>这个等式要把 %1 个数与 %2 个数逐一相乘</translation>
    </message>
    <message>
        <source>The translation has no number %1 there</source>
        <translation>译文在那里没有第 %1 个数</translation>
    </message>
    <message>
        <source>Choose one of the numbers that are shown now.</source>
        <translation>请选择当前显示的数。</translation>
    </message>
    <message>
        <source>A step in slow motion needs a model without dropout</source>
        <translation>慢动作的训练步需要不带随机失活的模型</translation>
    </message>
    <message>
        <source>Everyday English to French</source>
        <translation>日常英法句对</translation>
    </message>
    <message>
        <source>Sentences of daily life made by rules: adjectives before and after the noun, agreement in gender and number, negation around the verb. With the gold alignment of every word.</source>
        <translation>用规则生成的日常句子：名词前后的形容词、性数一致、夹在动词两边的否定。附有每个词的标准对齐。</translation>
    </message>
    <message>
        <source>Numbers in words</source>
        <translation>数字读法</translation>
    </message>
    <message>
        <source>Digits, to be written in English words: 4 0 7 2 is four thousand seventy two. What a digit is called depends on where it stands; a 0 is called nothing.</source>
        <translation>把数字写成英语单词，例如 4 0 7 2 读作四千零七十二。一个数字怎么读取决于它的位置；0 不读出来。</translation>
    </message>
    <message>
        <source>Pig Latin</source>
        <translation>儿童黑话</translation>
    </message>
    <message>
        <source>English words, to be written in Pig Latin: the quick horse is ethay ickquay orsehay. Learnt letter by letter; which words fail?</source>
        <translation>把英语单词改写成儿童黑话：词首的辅音移到词尾，再加上一个固定的音节。逐个字母学习；哪些单词会出错？</translation>
    </message>
    <message>
        <source>Strings of a and b</source>
        <translation>a 和 b 组成的串</translation>
    </message>
    <message>
        <source>One to nine letters, to be written once more: so little that four units of an LSTM without attention can do it, and one of them counts.</source>
        <translation>一到九个字母，要原样再写一遍：任务很小，没有注意力的 LSTM 用四个单元就能完成，其中一个单元在计数。</translation>
    </message>
    <message>
        <source>taking the pairs was stopped</source>
        <translation>已停止读取句对</translation>
    </message>
    <message>
        <source>The weights of an earlier evaluation are looked at</source>
        <translation>现在看的是较早一次评估的权重</translation>
    </message>
    <message>
        <source>Return to the present to train on, or begin a branch here.</source>
        <translation>要继续训练，请回到现在，或从这里开始一个分支。</translation>
    </message>
    <message>
        <source>The weights of step %1 are not kept</source>
        <translation>第 %1 步的权重没有保留</translation>
    </message>
    <message>
        <source>Choose an evaluation whose weights are kept.</source>
        <translation>请选择保留了权重的评估。</translation>
    </message>
    <message>
        <source>megabytes of kept weights</source>
        <translation>保留权重的兆字节数</translation>
    </message>
    <message>
        <source>between 0 and 65536</source>
        <translation>在 0 与 65536 之间</translation>
    </message>
    <message>
        <source>it names the weights of %1 evaluations, at most %2 are kept</source>
        <translation>它列出了 %1 次评估的权重，至多保留 %2 次</translation>
    </message>
    <message>
        <source>does not come after the one before it</source>
        <translation>不在前一个之后</translation>
    </message>
    <message>
        <source>is the step of no evaluation</source>
        <translation>不是任何一次评估的步</translation>
    </message>
    <message>
        <source>A side of the corrected pair is empty or too long</source>
        <translation>改正后的句对有一侧为空或太长</translation>
    </message>
    <message>
        <source>Each side may have 1 to %1 tokens.</source>
        <translation>每侧可有 1 到 %1 个词元。</translation>
    </message>
    <message>
        <source>%1 sentences are pinned, at most %2 can be</source>
        <translation>钉住了 %1 个句子，至多可以钉住 %2 个</translation>
    </message>
    <message>
        <source>Unpin one of the others first.</source>
        <translation>请先取消钉住另一个句子。</translation>
    </message>
    <message>
        <source>Weights have to be named as PyTorch&apos;s modules in the program that &quot;seq2seq export --python&quot; writes.</source>
        <translation>权重的名称必须与“seq2seq export --python”写出的程序中 PyTorch 模块的名称一致。</translation>
    </message>
    <message>
        <source>The weight %1 is missing</source>
        <translation>缺少权重 %1</translation>
    </message>
    <message>
        <source>The weight %1 is not a matrix</source>
        <translation>权重 %1 不是矩阵</translation>
    </message>
    <message>
        <source>The encoder&apos;s weights of %1 rows fit no cell of %2 units</source>
        <translation>编码器的权重有 %1 行，与 %2 个单元的任何一种循环单元都不相符</translation>
    </message>
    <message>
        <source>The weights %1* fit no kind of attention</source>
        <translation>权重 %1* 与任何一种注意力都不相符</translation>
    </message>
    <message>
        <source>the file has %1 words, the weights are made for %2</source>
        <translation>文件里有 %1 个词，而权重是为 %2 个词准备的</translation>
    </message>
    <message>
        <source>Name the vocabulary the model was trained with.</source>
        <translation>请指定训练该模型时所用的词表。</translation>
    </message>
    <message>
        <source>the first four words have to be &lt;pad&gt;, &lt;s&gt;, &lt;/s&gt;, &lt;unk&gt;</source>
        <translation>最前面的四个词必须是 &lt;pad&gt;、&lt;s&gt;、&lt;/s&gt;、&lt;unk&gt;</translation>
    </message>
    <message>
        <source>Ids 0 to 3 of the model belong to them.</source>
        <translation>模型中的编号 0 到 3 属于它们。</translation>
    </message>
    <message>
        <source>there is no word</source>
        <translation>这里没有词</translation>
    </message>
    <message>
        <source>Every id needs one.</source>
        <translation>每个编号都需要一个词。</translation>
    </message>
    <message>
        <source>the word &quot;%1&quot; is there twice</source>
        <translation>词“%1”出现了两次</translation>
    </message>
    <message>
        <source>Every id needs a word of its own.</source>
        <translation>每个编号都需要一个不同的词。</translation>
    </message>
    <message>
        <source>it is not UTF-8</source>
        <translation>它不是 UTF-8 编码</translation>
    </message>
    <message>
        <source>Save it as UTF-8.</source>
        <translation>请把它另存为 UTF-8。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a whole number</source>
        <translation>“%1”不是整数</translation>
    </message>
    <message>
        <source>The loss became infinite: the run diverged.</source>
        <translation>损失变成了无穷大：训练发散了。</translation>
    </message>
    <message>
        <source>Go back and take a learning rate ten times smaller.</source>
        <translation>请退回，把学习率降到十分之一。</translation>
    </message>
    <message>
        <source>The train loss rises: the learning rate is probably too high.</source>
        <translation>训练损失在上升：学习率可能太高。</translation>
    </message>
    <message>
        <source>Take a learning rate ten times smaller; go back to the best weights or reset.</source>
        <translation>请把学习率降到十分之一；退回最好的权重，或重置。</translation>
    </message>
    <message>
        <source>The loss hardly falls, and gradients were clipped in %1 % of the last %2 updates.</source>
        <translation>损失几乎不再下降，而且最近 %2 次更新中有 %1% 的梯度被裁剪。</translation>
    </message>
    <message>
        <source>Try a larger clip norm, or a smaller learning rate.</source>
        <translation>请试试更大的裁剪范数，或更小的学习率。</translation>
    </message>
    <message>
        <source>The gradients have all but vanished: the model hardly learns any more.</source>
        <translation>梯度几乎消失：模型几乎学不到东西了。</translation>
    </message>
    <message>
        <source>Try LSTM cells, fewer layers, or attention.</source>
        <translation>请试试 LSTM 单元、更少的层，或注意力。</translation>
    </message>
    <message>
        <source>%1 % of the decoder&apos;s gates are fully open or shut: they hardly learn any more.</source>
        <translation>解码器的门有 %1% 完全打开或关闭：它们几乎不再学习。</translation>
    </message>
    <message>
        <source>Reset and take a smaller learning rate.</source>
        <translation>请重置并用更小的学习率。</translation>
    </message>
    <message>
        <source>%1 % of the source words of dev are unknown to the model (&lt;unk&gt;).</source>
        <translation>验证集的源词中有 %1% 是模型不认识的（&lt;unk&gt;）。</translation>
    </message>
    <message>
        <source>%1 % of the target words of dev are unknown to the model (&lt;unk&gt;): it can never write them.</source>
        <translation>验证集的目标词中有 %1% 是模型不认识的（&lt;unk&gt;）：它永远写不出这些词。</translation>
    </message>
    <message>
        <source>Cut the text into subwords or characters, take a larger vocabulary, or train on more sentences.</source>
        <translation>请把文本切成子词或字符，用更大的词表，或用更多句子训练。</translation>
    </message>
    <message>
        <source>The dev loss rises while the train loss falls: the model learns the training sentences by heart (overfitting).</source>
        <translation>验证损失上升而训练损失下降：模型在死记训练句子（过拟合）。</translation>
    </message>
    <message>
        <source>More sentences, more dropout or an earlier stop help.</source>
        <translation>更多句子、更大的 dropout 或更早停止会有帮助。</translation>
    </message>
    <message>
        <source>The output ignores the input: given the source of another sentence, dev costs no more.</source>
        <translation>输出不理会输入：换成另一个句子的源句，验证损失也不增加。</translation>
    </message>
    <message>
        <source>Look in Data whether the sentences of a pair belong together; try attention, a decoder that starts from the encoder&apos;s state, or another learning rate.</source>
        <translation>请在“数据”中看看句对的两边是否真的对应；试试注意力、从编码器状态开始的解码器，或另一个学习率。</translation>
    </message>
    <message>
        <source>Attention is flat: every source word gets the same weight at every step.</source>
        <translation>注意力是平的：每一步所有源词的权重都一样。</translation>
    </message>
    <message>
        <source>Try a higher learning rate for attention&apos;s matrix, another kind of attention, or train longer.</source>
        <translation>请试试提高注意力矩阵的学习率、换一种注意力，或训练更久。</translation>
    </message>
    <message>
        <source>Attention has collapsed: all steps look at one source word, often &lt;/s&gt;.</source>
        <translation>注意力塌缩了：所有步都看着同一个源词，常常是 &lt;/s&gt;。</translation>
    </message>
    <message>
        <source>Reset with a smaller learning rate for attention&apos;s matrix, or another seed.</source>
        <translation>请重置，并用更小的注意力矩阵学习率，或换一个种子。</translation>
    </message>
    <message>
        <source>Train and dev loss stay at %1 and %2: the model is too small for these sentences, or the learning rate too high.</source>
        <translation>训练损失和验证损失停在 %1 和 %2：模型对这些句子来说太小，或者学习率太高。</translation>
    </message>
    <message>
        <source>Try more units or another layer; if that does not help, halve the rate.</source>
        <translation>请试试更多单元或再加一层；如果没有用，再把学习率减半。</translation>
    </message>
    <message>
        <source>a histogram has numbers that no histogram can have</source>
        <translation>有一个直方图含有直方图不可能有的数</translation>
    </message>
    <message>
        <source>the histograms &quot;%1&quot; do not fit the weights</source>
        <translation>直方图“%1”与权重不符</translation>
    </message>
    <message>
        <source>it ends too early: the packed file (gzip) was cut off</source>
        <translation>它提前结束了：压缩文件（gzip）被截断</translation>
    </message>
    <message>
        <source>Copy it or download it once more.</source>
        <translation>请重新复制或下载。</translation>
    </message>
    <message>
        <source>its packed data (gzip) are damaged</source>
        <translation>其中的压缩数据（gzip）已损坏</translation>
    </message>
    <message>
        <source>it unpacks to more than %1 times its size, which no text does</source>
        <translation>它解压后超过自身大小的 %1 倍，文本不会这样</translation>
    </message>
    <message>
        <source>Check that it is the right file; unpack it yourself if it is.</source>
        <translation>请检查是不是要用的文件；如果是，请自己先解压。</translation>
    </message>
    <message>
        <source>it is an archive of several files (tar)</source>
        <translation>这是含有多个文件的归档（tar）</translation>
    </message>
    <message>
        <source>Unpack it, and open one of its files.</source>
        <translation>请解包，然后打开其中的一个文件。</translation>
    </message>
    <message>
        <source>it is a test set in SGML (.sgm): its sentences stand between tags</source>
        <translation>这是 SGML 测试集（.sgm）：句子在标签之间</translation>
    </message>
    <message>
        <source>Take the sentences out, for example with: sed -n &apos;s/&lt;seg[^&gt;]*&gt;\(.*\)&lt;.seg&gt;/\1/p&apos;, and open that.</source>
        <translation>请取出其中的句子，例如用：sed -n &apos;s/&lt;seg[^&gt;]*&gt;\(.*\)&lt;.seg&gt;/\1/p&apos;，然后打开取出的文件。</translation>
    </message>
    <message>
        <source>it is a text of IWSLT with tags (&lt;url&gt;, &lt;talkid&gt;, ...) between its sentences</source>
        <translation>这是 IWSLT 的文本，句子之间夹有标签（&lt;url&gt;、&lt;talkid&gt; 等）</translation>
    </message>
    <message>
        <source>Take the lines with tags out of both files, for example with: grep -v &apos;^ *&lt;&apos;, and open those.</source>
        <translation>请从两个文件中去掉带标签的行，例如用：grep -v &apos;^ *&lt;&apos;，然后打开它们。</translation>
    </message>
    <message>
        <source>Save it as a translation memory (TMX) and open that.</source>
        <translation>请另存为翻译记忆库（TMX），再打开它。</translation>
    </message>
    <message>
        <source>it is JSON, but not an object a line</source>
        <translation>这是 JSON，但不是每行一个对象</translation>
    </message>
    <message>
        <source>Make JSON lines of it, for example with: jq -c &apos;.[]&apos;, and open that.</source>
        <translation>请转成 JSON 行，例如用：jq -c &apos;.[]&apos;，再打开它。</translation>
    </message>
    <message>
        <source>Anki&apos;s notes in plain text</source>
        <translation>Anki 纯文本笔记</translation>
    </message>
    <message>
        <source>Sentences with ||| between them</source>
        <translation>以 ||| 分隔的句子</translation>
    </message>
    <message>
        <source>Table with commas, semicolons or the like (CSV)</source>
        <translation>以逗号、分号等分隔的表（CSV）</translation>
    </message>
    <message>
        <source>line %1 is no JSON object of its own</source>
        <translation>第 %1 行不是一个完整的 JSON 对象</translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation>JSON 行</translation>
    </message>
    <message>
        <source>line %1 begins an entry that has a line which is not PO</source>
        <translation>从第 %1 行开始的条目中有一行不是 PO 格式</translation>
    </message>
    <message>
        <source>line %1 is marked as fuzzy: its translation is a guess</source>
        <translation>第 %1 行标为 fuzzy：译文只是猜测</translation>
    </message>
    <message>
        <source>Program texts (PO, gettext)</source>
        <translation>程序文本（PO，gettext）</translation>
    </message>
    <message>
        <source>it declares entities of its own (&lt;!ENTITY ...&gt;), which are not read</source>
        <translation>它声明了自己的实体（&lt;!ENTITY ……&gt;），程序不读取这些</translation>
    </message>
    <message>
        <source>Take the declarations out, and write out what uses them.</source>
        <translation>请去掉这些声明，并把用到它们的地方写成实际文字。</translation>
    </message>
    <message>
        <source>line %1 begins a unit that does not end: the file was cut off</source>
        <translation>从第 %1 行开始的翻译单元没有结尾：文件被截断</translation>
    </message>
    <message>
        <source>line %1 begins a unit that is no well-formed XML</source>
        <translation>从第 %1 行开始的翻译单元不是格式正确的 XML</translation>
    </message>
    <message>
        <source>Translation memory (TMX)</source>
        <translation>翻译记忆库（TMX）</translation>
    </message>
    <message>
        <source>Tab-separated text</source>
        <translation>制表符分隔的文本</translation>
    </message>
    <message>
        <source>a tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>there is no usable pair; lines with another number of columns: %1, with an empty side: %2, too long: %3, not of the file&apos;s encoding or format: %4, unsure: %5, empty: %6</source>
        <translation>没有可用的句对；列数不对的行：%1，有一边为空：%2，太长：%3，不符合文件的编码或格式：%4，译文不确定：%5，空行：%6</translation>
    </message>
    <message>
        <source>there is no usable pair: %1</source>
        <translation>没有可用的句对：%1</translation>
    </message>
    <message>
        <source>there is no usable pair: %1 translation is marked as a guess</source>
        <translation>没有可用的句对：%1 条译文标为猜测</translation>
    </message>
    <message>
        <source>there is no usable pair: %1 translations are marked as guesses</source>
        <translation>没有可用的句对：%1 条译文标为猜测</translation>
    </message>
    <message>
        <source>Choose other columns, and check that a tab or another separator stands between them.</source>
        <translation>请选择其他列，并检查各列之间是否有制表符或别的分隔符。</translation>
    </message>
    <message>
        <source>Check that it is the right file, and that it holds two sentences a line or entry.</source>
        <translation>请检查是不是要用的文件，以及每行或每个条目是否有两个句子。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no format that is read</source>
        <translation>“%1”不是可以读取的格式</translation>
    </message>
    <message>
        <source>there is no memory for a cell of it</source>
        <translation>内存不够存放其中的一个单元格</translation>
    </message>
    <message>
        <source>line %1 has a quote (&quot;) that is not closed: double it, or close it</source>
        <translation>第 %1 行的引号（&quot;）没有结束：请写两个引号，或补上结尾的引号</translation>
    </message>
    <message>
        <source>Source and target were taken from %1 and %2 (columns %3 and %4); there are also %5.</source>
        <translation>源语言和目标语言取自 %1 和 %2（第 %3 列和第 %4 列）；另外还有 %5。</translation>
    </message>
    <message>
        <source>it has no column called &quot;%1&quot;</source>
        <translation>没有名为“%1”的列</translation>
    </message>
    <message>
        <source>Its columns have no names; choose them by number.</source>
        <translation>各列没有名字；请按序号选择。</translation>
    </message>
    <message>
        <source>source and target are the same column, %1</source>
        <translation>源语言和目标语言是同一列：%1</translation>
    </message>
    <message>
        <source>Choose two columns.</source>
        <translation>请选择两列。</translation>
    </message>
    <message>
        <source>line %2 has %1 column, but the file has %3: is there a separator missing (%4)?</source>
        <translation>第 %2 行有 %1 列，而文件有 %3 列：是不是缺了分隔符（%4）？</translation>
    </message>
    <message>
        <source>line %2 has %1 columns, but the file has %3: is there a separator missing (%4)?</source>
        <translation>第 %2 行有 %1 列，而文件有 %3 列：是不是缺了分隔符（%4）？</translation>
    </message>
    <message>
        <source>line %2 has %1 columns, but the file has %3: is there a separator inside a sentence (%4)?</source>
        <translation>第 %2 行有 %1 列，而文件有 %3 列：是不是句子里有分隔符（%4）？</translation>
    </message>
    <message>
        <source>it holds both sides of its pairs (%1)</source>
        <translation>它含有句对的两边（%1）</translation>
    </message>
    <message>
        <source>Open it alone, as one file of pairs.</source>
        <translation>请单独打开它，作为一个句对文件。</translation>
    </message>
    <message>
        <source>Line %1 names the columns and was not taken as a pair.</source>
        <translation>第 %1 行是列名，没有作为句对。</translation>
    </message>
    <message>
        <source>There has to be a pair to train on and one to measure on (dev)</source>
        <translation>至少要有一个用于训练的句对和一个用于评测的句对（验证集）</translation>
    </message>
    <message>
        <source>A bootstrap needs sentences to draw, and at least one resample</source>
        <translation>自助法检验需要可供抽取的句子，并且至少重抽一次</translation>
    </message>
    <message>
        <source>Word alignments are learnt from sentence pairs, but there is none</source>
        <translation>词对齐要从句对中学习，但这里没有句对</translation>
    </message>
    <message>
        <source>The train loss is higher than before the first update: the learning rate is probably too high.</source>
        <translation>训练损失比第一次更新之前还高：学习率可能太高。</translation>
    </message>
    <message>
        <source>evaluation %1 lacks a number</source>
        <translation>第 %1 次评估缺少数值</translation>
    </message>
    <message>
        <source>The study&apos;s folder cannot be written to (%1)</source>
        <translation>无法写入该研究的文件夹（%1）</translation>
    </message>
    <message>
        <source>Check its permissions, or choose another folder.</source>
        <translation>请检查其权限，或选择另一个文件夹。</translation>
    </message>
    <message>
        <source>There is no such folder</source>
        <translation>没有这个文件夹</translation>
    </message>
    <message>
        <source>Name the folder that holds the runs.</source>
        <translation>请给出存放各次训练的文件夹。</translation>
    </message>
    <message>
        <source>The folder cannot be read (%1)</source>
        <translation>无法读取该文件夹（%1）</translation>
    </message>
    <message>
        <source>Mend it, or move it away: the runs themselves are not in it.</source>
        <translation>请修正它，或将它移走：各次训练本身并不在其中。</translation>
    </message>
    <message>
        <source>It is not the description of a study</source>
        <translation>它不是研究的说明文件</translation>
    </message>
    <message>
        <source>The JSON is broken</source>
        <translation>JSON 已损坏</translation>
    </message>
    <message>
        <source>&quot;runs&quot; is not a list of runs</source>
        <translation>“runs”不是训练的列表</translation>
    </message>
    <message>
        <source>There is no column &quot;%1&quot;</source>
        <translation>没有“%1”这一列</translation>
    </message>
    <message>
        <source>The setting %1 is varied twice</source>
        <translation>设置 %1 被重复列出</translation>
    </message>
    <message>
        <source>Name all of its values at once, separated by commas.</source>
        <translation>请一次给出它的所有取值，以逗号分隔。</translation>
    </message>
    <message>
        <source>Write a setting and its values, as in hidden=64,128.</source>
        <translation>请写出设置及其取值，例如 hidden=64,128。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names no setting and its values</source>
        <translation>“%1”没有给出设置及其取值</translation>
    </message>
    <message>
        <source>The setting %1 has an empty value</source>
        <translation>设置 %1 有一个空的取值</translation>
    </message>
    <message>
        <source>The setting %1 has the value %2 twice</source>
        <translation>设置 %1 的取值 %2 出现了两次</translation>
    </message>
    <message>
        <source>These are more than %1 runs</source>
        <translation>训练次数超过了 %1</translation>
    </message>
    <message>
        <source>Vary fewer settings, or fewer values of each.</source>
        <translation>请减少要变化的设置，或减少每个设置的取值。</translation>
    </message>
    <message>
        <source>Several processes need %1, %2, MASTER_ADDR and MASTER_PORT; to train in one process, unset %1 and %2.</source>
        <translation>多个进程需要 %1、%2、MASTER_ADDR 和 MASTER_PORT；若要用一个进程训练，请取消设置 %1 和 %2。</translation>
    </message>
    <message>
        <source>The environment variable %1 is &quot;%2&quot;, not a number up to %3</source>
        <translation>环境变量 %1 的值是“%2”，不是不超过 %3 的数字</translation>
    </message>
    <message>
        <source>%1 is %2 and %3 is %4: processes are counted from 0</source>
        <translation>%1 是 %2，而 %3 是 %4：进程从 0 开始编号</translation>
    </message>
    <message>
        <source>%1 says that %2 processes train together, but MASTER_ADDR does not say on which computer the first of them is</source>
        <translation>%1 表明有 %2 个进程一起训练，但 MASTER_ADDR 没有说明第一个进程在哪台计算机上</translation>
    </message>
    <message>
        <source>An ensemble translates and is measured, nothing else</source>
        <translation>集成模型只能翻译和衡量质量，不能做别的</translation>
    </message>
    <message>
        <source>Train one of its runs, or look into it.</source>
        <translation>请训练其中的一次训练，或查看它的内部。</translation>
    </message>
    <message>
        <source>Take runs that were trained with one corpus and one way to cut it.</source>
        <translation>请选用在同一语料库上、以同一种切分方式训练的。</translation>
    </message>
    <message>
        <source>Its %1 sentences are cut in another way than those of the first run</source>
        <translation>它的%1句子的切分方式与第一次训练的不同</translation>
    </message>
    <message>
        <source>Its %1 vocabulary is another than that of the first run</source>
        <translation>它的%1词表与第一次训练的不同</translation>
    </message>
    <message>
        <source>It has no weight %1 of that shape</source>
        <translation>它没有这种形状的权重 %1</translation>
    </message>
    <message>
        <source>Its model is built otherwise than that of the first run</source>
        <translation>它的模型结构与第一次训练的不同</translation>
    </message>
    <message>
        <source>Weights can be averaged where all of them mean the same; translate with the runs as an ensemble.</source>
        <translation>只有含义全都相同的权重才能求平均；可以把这些训练作为集成模型来翻译。</translation>
    </message>
    <message>
        <source>Words that stay</source>
        <translation>不变的词</translation>
    </message>
    <message>
        <source>lengths in training</source>
        <translation>训练中的长度</translation>
    </message>
    <message>
        <source>%1 of &quot;%2&quot; was not measured with seed %3</source>
        <translation>“%2”的 %1 在种子 %3 下没有测量</translation>
    </message>
    <message>
        <source>Nothing was measured of the experiment %1</source>
        <translation>实验 %1 没有任何测量结果</translation>
    </message>
    <message>
        <source>Sentences longer than those of training</source>
        <translation>比训练句子更长的句子</translation>
    </message>
    <message>
        <source>Letters are written backwards, up to ten in training. What becomes of longer ones, with attention and without?</source>
        <translation>把字母倒过来写，训练时最多十个。更长的会怎样？有注意力和没有注意力各如何？</translation>
    </message>
    <message>
        <source>with attention</source>
        <translation>有注意力</translation>
    </message>
    <message>
        <source>without attention</source>
        <translation>无注意力</translation>
    </message>
    <message>
        <source>With 12 letters, 1.2 times the longest of training, the model with attention gets %1 of the letters right, the one without attention %2.</source>
        <translation>12 个字母是训练中最长的 1.2 倍：有注意力的模型写对 %1 的字母，没有注意力的写对 %2。</translation>
    </message>
    <message>
        <source>Attention is not ahead by 30 points with 12 letters, 1.2 times the longest of training: %1 of the letters are right with it, %2 without.</source>
        <translation>12 个字母是训练中最长的 1.2 倍，注意力并未领先 30 个百分点：有注意力时 %1 的字母正确，没有时 %2。</translation>
    </message>
    <message>
        <source>The source read backwards</source>
        <translation>倒着读源句</translation>
    </message>
    <message>
        <source>One direction and no attention: does it help to read the source from its end, so that its first words are near the first words of the translation?</source>
        <translation>单向且没有注意力：从末尾读起源句，使源句开头的词靠近译文开头的词，有帮助吗？</translation>
    </message>
    <message>
        <source>source as it is</source>
        <translation>源句原样</translation>
    </message>
    <message>
        <source>source reversed</source>
        <translation>源句倒序</translation>
    </message>
    <message>
        <source>Read backwards, the source gives BLEU %1 instead of %2, and perplexity %3 instead of %4.</source>
        <translation>倒着读源句，BLEU 为 %1 而不是 %2，困惑度为 %3 而不是 %4。</translation>
    </message>
    <message>
        <source>Reading the source backwards does not help: BLEU %1 against %2 as it is, perplexity %3 against %4.</source>
        <translation>倒着读源句没有帮助：BLEU 为 %1，原样为 %2；困惑度为 %3，原样为 %4。</translation>
    </message>
    <message>
        <source>Kinds of attention</source>
        <translation>注意力的种类</translation>
    </message>
    <message>
        <source>Which way of scoring source words translates best, and which one links words best?</source>
        <translation>哪种给源词打分的方式翻译得最好，哪种把词连得最准？</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>by location</source>
        <translation>按位置</translation>
    </message>
    <message>
        <source>General attention is ahead of none (BLEU %1 against %2), and attention by content ahead of attention by location: perplexity %3 against %4, alignment error rate %5 against %6.</source>
        <translation>一般式注意力优于无注意力（BLEU %1 对 %2），按内容的注意力优于按位置的：困惑度 %3 对 %4，对齐错误率 %5 对 %6。</translation>
    </message>
    <message>
        <source>Not all of it shows: BLEU %1 with general attention and %2 without any; perplexity %3 with general attention and %4 by location, alignment error rate %5 and %6.</source>
        <translation>结论并未全部显现：一般式注意力的 BLEU 为 %1，无注意力为 %2；困惑度一般式为 %3，按位置为 %4；对齐错误率分别为 %5 和 %6。</translation>
    </message>
    <message>
        <source>Input feeding</source>
        <translation>输入馈送</translation>
    </message>
    <message>
        <source>Does the decoder translate better when it is fed its last output vector, and with it where it looked?</source>
        <translation>把上一步的输出向量连同它看过哪里一起喂给解码器，会翻译得更好吗？</translation>
    </message>
    <message>
        <source>with input feeding</source>
        <translation>有输入馈送</translation>
    </message>
    <message>
        <source>without input feeding</source>
        <translation>无输入馈送</translation>
    </message>
    <message>
        <source>Input feeding brings BLEU from %2 to %1 and perplexity from %4 to %3.</source>
        <translation>输入馈送使 BLEU 从 %2 变为 %1，困惑度从 %4 变为 %3。</translation>
    </message>
    <message>
        <source>Input feeding does not help clearly: BLEU %1 with it and %2 without, perplexity %3 and %4.</source>
        <translation>输入馈送没有明显帮助：BLEU 有它时为 %1，没有时为 %2；困惑度分别为 %3 和 %4。</translation>
    </message>
    <message>
        <source>Teacher forcing</source>
        <translation>教师强制</translation>
    </message>
    <message>
        <source>In training the decoder is fed the reference, or its own words, or now the one and now the other. What is learnt in the same number of updates?</source>
        <translation>训练时喂给解码器的是参考译文，或是它自己写的词，或是两者交替。更新次数相同，能学到什么？</translation>
    </message>
    <message>
        <source>always the reference</source>
        <translation>总是参考译文</translation>
    </message>
    <message>
        <source>half and half</source>
        <translation>各占一半</translation>
    </message>
    <message>
        <source>always its own words</source>
        <translation>总是自己的词</translation>
    </message>
    <message>
        <source>Fed the reference, the model writes %1 of the sentences right after the same number of updates; fed its own words, %2.</source>
        <translation>更新次数相同，喂参考译文的模型写对 %1 的句子，喂自己的词的写对 %2。</translation>
    </message>
    <message>
        <source>Teacher forcing is not ahead by 5 points: %1 of the sentences are right with it, %2 when the decoder is fed its own words.</source>
        <translation>教师强制并未领先 5 个百分点：用它时 %1 的句子正确，喂解码器自己的词时 %2。</translation>
    </message>
    <message>
        <source>A decoder that starts from zero</source>
        <translation>从零开始的解码器</translation>
    </message>
    <message>
        <source>When the decoder&apos;s first state tells nothing of the source, does attention have to become readable?</source>
        <translation>解码器的初始状态对源句一无所知时，注意力是否不得不变得可读？</translation>
    </message>
    <message>
        <source>start projected</source>
        <translation>投影初始状态</translation>
    </message>
    <message>
        <source>start at zero</source>
        <translation>从零开始</translation>
    </message>
    <message>
        <source>Started from zero, the decoder links words better: alignment error rate %1 instead of %2.</source>
        <translation>从零开始，解码器把词连得更准：对齐错误率为 %1 而不是 %2。</translation>
    </message>
    <message>
        <source>Starting from zero does not make attention more readable: alignment error rate %1, and %2 with a projected start.</source>
        <translation>从零开始并没有让注意力更可读：对齐错误率为 %1，投影初始状态时为 %2。</translation>
    </message>
    <message>
        <source>Words, characters or subwords</source>
        <translation>词、字符或子词</translation>
    </message>
    <message>
        <source>Pig Latin moves letters about. From few sentences, what is learnt by words, by characters and by subwords?</source>
        <translation>儿童黑话会移动字母。句子很少时，按词、按字符、按子词各能学到什么？</translation>
    </message>
    <message>
        <source>words</source>
        <translation>词</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>字符</translation>
    </message>
    <message>
        <source>subwords</source>
        <translation>子词</translation>
    </message>
    <message>
        <source>By characters the rule is learnt and serves for words that were never seen: %1 of the sentences are right, by words %2.</source>
        <translation>按字符能学会规则，对从未见过的词也管用：%1 的句子正确，按词为 %2。</translation>
    </message>
    <message>
        <source>Characters are not ahead of words by 10 points: %1 of the sentences are right by characters, %2 by words.</source>
        <translation>字符并未领先词 10 个百分点：按字符 %1 的句子正确，按词 %2。</translation>
    </message>
    <message>
        <source>How much data</source>
        <translation>多少数据</translation>
    </message>
    <message>
        <source>What do four times as many sentence pairs bring?</source>
        <translation>句对增加到四倍会带来什么？</translation>
    </message>
    <message>
        <source>From 250 pairs to 1,000 BLEU rises from %2 to %1, and with 16,000 to %3.</source>
        <translation>从 250 个句对到 1,000 个，BLEU 从 %2 升到 %1；16,000 个时升到 %3。</translation>
    </message>
    <message>
        <source>More data do not bring 5 points of BLEU each time: %2 with 250 pairs, %1 with 1,000, %3 with 16,000.</source>
        <translation>更多数据并非每次都带来 5 点 BLEU：250 个句对为 %2，1,000 个为 %1，16,000 个为 %3。</translation>
    </message>
    <message>
        <source>Beam 1, 2, 5, 12</source>
        <translation>束宽 1、2、5、12</translation>
    </message>
    <message>
        <source>How much does a wider beam bring?</source>
        <translation>更宽的束能带来多少？</translation>
    </message>
    <message>
        <source>the model</source>
        <translation>该模型</translation>
    </message>
    <message>
        <source>A beam of 2 has most of the gain: BLEU %2 without a beam, %1 with a beam of 2, %5 with one of 12.</source>
        <translation>束宽 2 已得到大部分增益：不用束时 BLEU 为 %2，束宽 2 为 %1，束宽 12 为 %5。</translation>
    </message>
    <message>
        <source>A beam of 2 does not have most of the gain: BLEU %2 without a beam, %1 with a beam of 2, %5 with one of 12.</source>
        <translation>束宽 2 没有得到大部分增益：不用束时 BLEU 为 %2，束宽 2 为 %1，束宽 12 为 %5。</translation>
    </message>
    <message>
        <source>Four units that count</source>
        <translation>会计数的四个单元</translation>
    </message>
    <message>
        <source>How does an LSTM of four units know when to end? Does one of its cells count the letters?</source>
        <translation>四个单元的 LSTM 怎么知道何时结束？是否有一个细胞在数字母？</translation>
    </message>
    <message>
        <source>four units</source>
        <translation>四个单元</translation>
    </message>
    <message>
        <source>One cell counts: in the encoder it goes with the letters read (|r| = %1), in the decoder with those that are left to write (|r| = %2), and %3 of the translations have the right length.</source>
        <translation>有一个细胞在计数：在编码器中随读过的字母数变化（|r| = %1），在解码器中随还要写的字母数变化（|r| = %2），%3 的译文长度正确。</translation>
    </message>
    <message>
        <source>No clear counting: the cell that goes best with the letters read has |r| = %1, with those left to write |r| = %2; %3 of the translations have the right length.</source>
        <translation>没有明显的计数：与读过的字母数最相关的细胞 |r| = %1，与还要写的字母数 |r| = %2；%3 的译文长度正确。</translation>
    </message>
    <message>
        <source>Is attention needed?</source>
        <translation>需要注意力吗？</translation>
    </message>
    <message>
        <source>When attention is changed at one step, which words stay: function words or content words?</source>
        <translation>在一步中改变注意力时，哪些词不变：功能词还是实词？</translation>
    </message>
    <message>
        <source>With uniform attention %1 of the function words stay, but only %2 of the content words: those need attention.</source>
        <translation>用均匀的注意力，%1 的功能词不变，而实词只有 %2：实词需要注意力。</translation>
    </message>
    <message>
        <source>Function words do not stay more by 10 points: with uniform attention %1 of them and %2 of the content words.</source>
        <translation>功能词并没有多出 10 个百分点不变：用均匀的注意力，功能词 %1 不变，实词 %2 不变。</translation>
    </message>
    <message>
        <source>The corpus %1 has too few sentences to measure on</source>
        <translation>语料库 %1 可供测量的句子太少</translation>
    </message>
    <message>
        <source>Token accuracy</source>
        <translation>词元准确率</translation>
    </message>
    <message>
        <source>Token accuracy of what is written</source>
        <translation>所写译文的词元准确率</translation>
    </message>
    <message>
        <source>Exact match</source>
        <translation>完全一致</translation>
    </message>
    <message>
        <source>Translations of the right length</source>
        <translation>长度正确的译文</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>Alignment error rate</source>
        <translation>对齐错误率</translation>
    </message>
    <message>
        <source>Function words that stay</source>
        <translation>不变的功能词</translation>
    </message>
    <message>
        <source>Content words that stay</source>
        <translation>不变的实词</translation>
    </message>
    <message>
        <source>Correlation of the unit that counts best</source>
        <translation>最会计数的单元的相关系数</translation>
    </message>
    <message>
        <source>Source length (tokens)</source>
        <translation>源句长度（词元）</translation>
    </message>
    <message>
        <source>Beam</source>
        <translation>束宽</translation>
    </message>
    <message>
        <source>Attention is</source>
        <translation>注意力被改为</translation>
    </message>
    <message>
        <source>Cells of</source>
        <translation>所属部分的细胞</translation>
    </message>
    <message>
        <source>There is no ready-made experiment &quot;%1&quot;</source>
        <translation>没有名为“%1”的现成实验</translation>
    </message>
    <message>
        <source>Measuring was stopped</source>
        <translation>测量已停止</translation>
    </message>
    <message>
        <source>The two runs were measured on different dev sentences</source>
        <translation>两个运行是在不同的开发句上测量的</translation>
    </message>
    <message>
        <source>A seed splits a corpus anew: train both with one seed, or give both one dev file.</source>
        <translation>每个种子都会重新划分语料：请用同一个种子训练两者，或者给两者同一个开发文件。</translation>
    </message>
    <message>
        <source>Process %1 of %2 has lost the others: one of them has ended or does not answer</source>
        <translation>进程 %1（共 %2 个）与其他进程失去了联系：其中一个已经结束或没有回应</translation>
    </message>
    <message>
        <source>The run is in its file as it was last saved; start all processes again with seq2seq resume.</source>
        <translation>训练文件保持最后一次保存时的样子；请用 seq2seq resume 重新启动所有进程。</translation>
    </message>
    <message>
        <source>Process %1 of %2 did not meet the others at %3, port %4, within %5 seconds</source>
        <translation>进程 %1（共 %2 个）在 %5 秒内没有在 %3 的端口 %4 上与其他进程会合</translation>
    </message>
    <message>
        <source>Start all %1 processes; MASTER_ADDR is the computer of the first, MASTER_PORT a free port on it, GLOO_SOCKET_IFNAME the network interface where there are several.</source>
        <translation>请启动全部 %1 个进程；MASTER_ADDR 是第一个进程所在的计算机，MASTER_PORT 是它上面的空闲端口，有多个网络接口时由 GLOO_SOCKET_IFNAME 指定。</translation>
    </message>
    <message>
        <source>There is a file of this name</source>
        <translation>已有同名文件</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请换一个名称。</translation>
    </message>
    <message>
        <source>Another program listens at port %1 of this computer</source>
        <translation>另一个程序正在使用这台计算机的端口 %1</translation>
    </message>
    <message>
        <source>Set MASTER_PORT to a free one, the same for all processes.</source>
        <translation>请把 MASTER_PORT 设为空闲的端口，所有进程都相同。</translation>
    </message>
    <message>
        <source>This computer has no network interface %1 with an address</source>
        <translation>这台计算机没有带地址的网络接口 %1</translation>
    </message>
    <message>
        <source>GLOO_SOCKET_IFNAME names it; unset, the address decides.</source>
        <translation>它由 GLOO_SOCKET_IFNAME 指定；不设置时由地址决定。</translation>
    </message>
    <message>
        <source>With %1 of %2 seeds only: %3</source>
        <translation>%2 个种子中只有 %1 个成立：%3</translation>
    </message>
</context>
<context>
    <name>seq2seq::app::Descriptions</name>
    <message>
        <source>%1 layers</source>
        <translation>%1 层</translation>
    </message>
    <message>
        <source>%1 pairs</source>
        <translation>%1 个句对</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Bi%1</source>
        <translation>双向 %1</translation>
    </message>
</context>
<context>
    <name>seq2seq::app::ExperimentController</name>
    <message>
        <source>Experiments (*.s2s)</source>
        <translation>实验 (*.s2s)</translation>
    </message>
    <message>
        <source>Open an experiment</source>
        <translation>打开实验</translation>
    </message>
    <message>
        <source>Save the experiment</source>
        <translation>保存实验</translation>
    </message>
    <message>
        <source>experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>%1, before the reset</source>
        <translation>%1，重置之前</translation>
    </message>
    <message>
        <source>%1, before the branch</source>
        <translation>%1，分支之前</translation>
    </message>
    <message>
        <source>%1, from step %2</source>
        <translation>%1，自第 %2 步起</translation>
    </message>
</context>
<context>
    <name>seq2seq::app::Questions</name>
    <message>
        <source>Save the experiment?</source>
        <translation>要保存实验吗？</translation>
    </message>
    <message>
        <source>“%1” was trained and has not been saved. Save it?</source>
        <translation>“%1”已经训练过，但还没有保存。要保存吗？</translation>
    </message>
    <message>
        <source>Without saving, the training since it was opened is lost.</source>
        <translation>如果不保存，打开以来的训练成果将会丢失。</translation>
    </message>
    <message>
        <source>Forget all training?</source>
        <translation>要清除全部训练成果吗？</translation>
    </message>
    <message>
        <source>The model goes back to random weights; %1 updates are forgotten.</source>
        <translation>模型将恢复为随机权重，已做的 %1 次更新将被清除。</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>A saved file stays as it is until training goes on or you save again.</source>
        <translation>已保存的文件保持不变，直到继续训练或您再次保存。</translation>
    </message>
    <message>
        <source>Where are the training sentences?</source>
        <translation>训练句子在哪里？</translation>
    </message>
    <message>
        <source>This experiment was trained on the file “%1”, which is not beside it.</source>
        <translation>这个实验是用文件“%1”训练的，而它不在实验文件旁边。</translation>
    </message>
    <message numerus="yes">
        <source>It holds or belongs to %n sentence pair(s). Without it the experiment can translate, but not be trained further.</source>
        <translation>
            <numerusform>其中含有 %n 个句对，或与它们有关。没有它，这个实验可以翻译，但不能继续训练。</numerusform>
        </translation>
    </message>
    <message>
        <source>Find the File…</source>
        <translation>查找文件…</translation>
    </message>
    <message>
        <source>Not Now</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Find “%1”</source>
        <translation>查找“%1”</translation>
    </message>
    <message>
        <source>Save over a changed file?</source>
        <translation>要覆盖已被改动的文件吗？</translation>
    </message>
    <message>
        <source>Another program has changed “%1” since it was opened or saved here.</source>
        <translation>“%1”在这里打开或保存之后，已被另一个程序改动。</translation>
    </message>
    <message>
        <source>Save Over It</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Save As…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Saving over it loses what the other program wrote. Until then nothing is saved by itself.</source>
        <translation>覆盖会丢失另一个程序写入的内容。在您决定之前，不会自动保存。</translation>
    </message>
    <message>
        <source>Sentence pairs (%1);;All files (*)</source>
        <translation>句对 (%1);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open one file of pairs, or two files with a sentence a line</source>
        <translation>打开一个句对文件，或两个每行一句的文件</translation>
    </message>
    <message>
        <source>Forget the changed pairs?</source>
        <translation>放弃改动过的句对吗？</translation>
    </message>
    <message>
        <source>Pairs were changed in Data, and no run has taken the changes over yet.</source>
        <translation>“数据”中的句对有改动，还没有任何训练采用这些改动。</translation>
    </message>
    <message>
        <source>Forget the Changes</source>
        <translation>放弃改动</translation>
    </message>
    <message>
        <source>To keep them, go on with the changed pairs in Data first.</source>
        <translation>要保留它们，请先在“数据”中采用改动后的句对。</translation>
    </message>
</context>
<context>
    <name>seq2seq::app::Session</name>
    <message>
        <source>Export the figures into a folder</source>
        <translation>把图导出到文件夹</translation>
    </message>
</context>
<context>
    <name>seq2seq::app::StudyAnswersController</name>
    <message>
        <source>%1 is being trained: it is asked when it is done.</source>
        <translation>%1 正在训练：训练完后再让它翻译。</translation>
    </message>
    <message>
        <source>The first %1 of %2 ticked runs are translated.</source>
        <translation>在勾选的 %2 个运行中，只翻译前 %1 个。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 has not been asked yet: wait until its dev sentences are translated.</source>
        <translation>%1 还没有翻译完：请等它的开发句翻译完。</translation>
    </message>
    <message>
        <source>%1 and %2 hold back different dev sentences: together they would be asked what one of them was trained on. Tick runs of one seed, or train all with one dev file.</source>
        <translation>%1 和 %2 留出的开发句不同：合在一起时，会用其中一个训练过的句子来测。请勾选同一种子的运行，或者用同一个开发文件训练它们。</translation>
    </message>
</context>
<context>
    <name>seq2seq::app::StudyController</name>
    <message>
        <source>Open a folder of runs</source>
        <translation>打开存放运行的文件夹</translation>
    </message>
    <message>
        <source>Choose or make an empty folder for the new study</source>
        <translation>为新研究选择或新建一个空文件夹</translation>
    </message>
    <message>
        <source>Choose or make a folder for “%1”</source>
        <translation>为“%1”选择或新建文件夹</translation>
    </message>
</context>
<context>
    <name>seq2seq::app::TrainingNotice</name>
    <message>
        <source>Training has ended</source>
        <translation>训练已结束</translation>
    </message>
    <message>
        <source>dev perplexity %1</source>
        <translation>验证困惑度 %1</translation>
    </message>
</context>
<context>
    <name>seq2seq::app::WalkController</name>
    <message>
        <source>Animated pictures (*.gif)</source>
        <translation>动画图片 (*.gif)</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON 文件 (*.json)</translation>
    </message>
    <message>
        <source>safetensors files (*.safetensors)</source>
        <translation>safetensors 文件 (*.safetensors)</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>保存%1</translation>
    </message>
</context>
<context>
    <name>seq2seq::app::WeightExchange</name>
    <message>
        <source>Open weights of another program</source>
        <translation>打开其他程序的权重</translation>
    </message>
    <message>
        <source>Weights (*.safetensors)</source>
        <translation>权重 (*.safetensors)</translation>
    </message>
    <message>
        <source>Export for Python into a folder</source>
        <translation>导出到 Python：选择文件夹</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::AddPairBar</name>
    <message>
        <source>source sentence</source>
        <translation>源句</translation>
    </message>
    <message>
        <source>Source of the new pair</source>
        <translation>新句对的源句</translation>
    </message>
    <message>
        <source>target sentence</source>
        <translation>目标句</translation>
    </message>
    <message>
        <source>Target of the new pair</source>
        <translation>新句对的目标句</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Adds the pair to the part of the corpus that is shown</source>
        <translation>把句对加到当前显示的那部分语料中</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::AlignedRows</name>
    <message>
        <source>Both translations, equal words under each other</source>
        <translation>两个译文，相同的词上下对齐</translation>
    </message>
    <message>
        <source>Equal words stand under each other, words that differ are underlined. Click a word: it is picked, and the question is about it.</source>
        <translation>相同的词上下对齐，不同的词加下划线。点击一个词：它被选中，问题也随之针对它。</translation>
    </message>
    <message numerus="yes">
        <source>%1 above %2; %n word(s) differ</source>
        <translation>
            <numerusform>%1 上面，%2 下面；%n 个词不同</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::AnswerNotice</name>
    <message>
        <source>not trained: random words</source>
        <translation>尚未训练：随机的词</translation>
    </message>
    <message>
        <source>of step %1</source>
        <translation>出自第 %1 步</translation>
    </message>
    <message>
        <source>of step %1, of other weights than the model has now</source>
        <translation>出自第 %1 步，权重与模型现在的不同</translation>
    </message>
    <message>
        <source>not trained: random words; the model is at step %1 now</source>
        <translation>尚未训练：随机的词；模型现在在第 %1 步</translation>
    </message>
    <message>
        <source>of step %1; the model is at step %2 now</source>
        <translation>出自第 %1 步；模型现在在第 %2 步</translation>
    </message>
    <message>
        <source>Weights of the translation</source>
        <translation>译文所用的权重</translation>
    </message>
    <message>
        <source>Which weights wrote the translation: how many updates they had, and how many the model has had since then</source>
        <translation>译文由哪些权重写出：它们经过了多少次更新，此后模型又更新了多少次</translation>
    </message>
    <message>
        <source>Translate again</source>
        <translation>重新翻译</translation>
    </message>
    <message>
        <source>Translate the same sentence with the weights the model has now</source>
        <translation>用模型现在的权重翻译同一个句子</translation>
    </message>
    <message>
        <source>of step %1, back from %2</source>
        <translation>出自第 %1 步，由第 %2 步退回</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::AttentionLinks</name>
    <message>
        <source>Attention as links</source>
        <translation>以连线表示的注意力</translation>
    </message>
    <message>
        <source>Each ribbon joins a word that was written with a word it looked at; it is as wide as the weight α. Click a word to see its own ribbons with their weights; Esc shows all.</source>
        <translation>每条带子把写出的词与它所看的词连起来，宽度就是权重 α。点击一个词只看它自己的连线和权重；按 Esc 显示全部。</translation>
    </message>
    <message>
        <source>%1 target words and %2 source words. The arrow keys pick a word.</source>
        <translation>%1 个目标词，%2 个源词。用方向键选词。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::AttentionNeedView</name>
    <message>
        <source>as it is</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>What it writes at this step with other attention</source>
        <translation>换一种注意力时，这一步写出什么</translation>
    </message>
    <message>
        <source>Attention is changed at this step only, after the same beginning. Click a row to see what becomes of the whole translation.</source>
        <translation>只改动这一步的注意力，前面的词不变。点击一行，看整个译文会变成什么。</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>it writes</source>
        <translation>写出</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <source>log P of “%1”</source>
        <translation>“%1”的 log P</translation>
    </message>
    <message>
        <source>Probability of what it writes</source>
        <translation>写出的词的概率</translation>
    </message>
    <message>
        <source>Natural logarithm of the probability of the word that is there now</source>
        <translation>现在这个词的概率的自然对数</translation>
    </message>
    <message>
        <source>Click a word of the translation to see whether it needs attention.</source>
        <translation>点击译文中的一个词，看它是否需要注意力。</translation>
    </message>
    <message>
        <source>asking the model …</source>
        <translation>正在询问模型……</translation>
    </message>
    <message>
        <source>By itself the model writes “%1” here, not “%2”.</source>
        <translation>模型自己在这里会写“%1”，而不是“%2”。</translation>
    </message>
    <message>
        <source>It writes “%1” whatever is done to attention: it does not need it here.</source>
        <translation>无论怎样改动注意力，模型都写“%1”：这里不需要注意力。</translation>
    </message>
    <message>
        <source>It writes “%1” all the same with uniform attention, but not when it looks elsewhere.</source>
        <translation>注意力均匀时，模型照样写“%1”；看错地方时就不写它了。</translation>
    </message>
    <message>
        <source>With uniform attention it writes “%1”: it needs attention here.</source>
        <translation>注意力均匀时，模型写“%1”：这里需要注意力。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::BarRows</name>
    <message>
        <source>Bars over the source words</source>
        <translation>源词上方的条形</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::BeamTree</name>
    <message>
        <source>pruned</source>
        <translation>已舍弃</translation>
    </message>
    <message>
        <source>Show also words that were tried and given up, in grey</source>
        <translation>把尝试过又舍弃的词也用灰色显示</translation>
    </message>
    <message>
        <source>Step of the search</source>
        <translation>搜索的步骤</translation>
    </message>
    <message>
        <source>Let the tree grow step by step</source>
        <translation>让树一步步长出来</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>One step forward</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Larger (Ctrl and wheel)</source>
        <translation>放大（Ctrl 加滚轮）</translation>
    </message>
    <message>
        <source>Smaller (Ctrl and wheel)</source>
        <translation>缩小（Ctrl 加滚轮）</translation>
    </message>
    <message>
        <source>Beam search tree</source>
        <translation>束搜索树</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Width: probability of the word. Orange: the best translation; dashed: the likeliest word at every step (greedy). #1: rank and score of a finished one.
Click a word: that beginning is forced and the search goes on from it. Right click: hide or show what comes of it.</source>
        <translation>线宽：词的概率。橙色：最好的译文；虚线：每一步概率最大的词（贪心）。#1：完成的译文的名次和得分。
点击一个词：强制以此开头，搜索由此继续。右键点击：隐藏或显示由它而来的部分。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::BleuCard</name>
    <message>
        <source>BLEU, taken apart</source>
        <translation>拆开来看 BLEU</translation>
    </message>
    <message>
        <source>&amp;Hypothesis</source>
        <translation>候选译文(&amp;H)</translation>
    </message>
    <message>
        <source>Hypothesis that is scored</source>
        <translation>要打分的候选译文</translation>
    </message>
    <message>
        <source>Change it: every term of the score follows</source>
        <translation>修改它，分数的每一项都会随之改变</translation>
    </message>
    <message>
        <source>Model&apos;s own</source>
        <translation>模型的译文</translation>
    </message>
    <message>
        <source>The translation of the model again</source>
        <translation>恢复模型的译文</translation>
    </message>
    <message>
        <source>&amp;References</source>
        <translation>参考译文(&amp;R)</translation>
    </message>
    <message>
        <source>References, one a line</source>
        <translation>参考译文，每行一个</translation>
    </message>
    <message>
        <source>What people would write, one reference a line: a second one allows more n-grams</source>
        <translation>人会怎样翻译，每行一个参考译文：第二个会允许更多的 n 元组</translation>
    </message>
    <message>
        <source>The corpus has no reference for this sentence: type one, and the score appears</source>
        <translation>语料中没有这个句子的参考译文：输入一个，分数就会出现</translation>
    </message>
    <message>
        <source>n-grams of the hypothesis</source>
        <translation>候选译文的 n 元组</translation>
    </message>
    <message>
        <source>Save the score</source>
        <translation>保存分数</translation>
    </message>
    <message>
        <source>Save the terms of BLEU as PNG, SVG, PDF or CSV</source>
        <translation>把 BLEU 的各项保存为 PNG、SVG、PDF 或 CSV</translation>
    </message>
    <message>
        <source>How much of the hypothesis stands in a reference: words and sequences of up to four, each counted at most as often as a reference has it (Papineni et al. 2002).</source>
        <translation>候选译文中有多少出现在参考译文里：单词以及至多四个词的序列，每个最多计入参考译文中出现的次数（Papineni 等 2002）。</translation>
    </message>
    <message>
        <source>Type a sentence: what its translation scores, and why, appears here.</source>
        <translation>输入一个句子：这里会显示它的译文得多少分，以及为什么。</translation>
    </message>
    <message>
        <source>BLEU &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>BLEU &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Of this sentence alone, 0 to 100: %1</source>
        <translation>只算这一个句子，0 到 100：“%1”</translation>
    </message>
    <message>
        <source>Blue: counted. Striped: clipped. Empty: in no reference. Point at a bar to read it.</source>
        <translation>蓝色：计入。斜线：被截断。空白：不在参考译文中。把鼠标移到一条上查看说明。</translation>
    </message>
    <message>
        <source>none so long, left out</source>
        <translation>没有这么长的，不计</translation>
    </message>
    <message>
        <source>(smoothed)</source>
        <translation>（已平滑）</translation>
    </message>
    <message>
        <source>c = %1 words here, r = %2 in the reference nearest in length</source>
        <translation>这里 c = %1 个词，长度最接近的参考译文 r = %2 个词</translation>
    </message>
    <message>
        <source>BP = exp(1 − r/c) = &lt;b&gt;%1&lt;/b&gt;: it is too short</source>
        <translation>BP = exp(1 − r/c) = &lt;b&gt;%1&lt;/b&gt;：译文太短</translation>
    </message>
    <message>
        <source>BP = &lt;b&gt;%1&lt;/b&gt;: it is not too short</source>
        <translation>BP = &lt;b&gt;%1&lt;/b&gt;：译文不算短</translation>
    </message>
    <message>
        <source>mean of the p&lt;sub&gt;n&lt;/sub&gt; = (∏ p&lt;sub&gt;n&lt;/sub&gt;)&lt;sup&gt;1/%1&lt;/sup&gt; = &lt;b&gt;%2 %&lt;/b&gt;</source>
        <translation>p&lt;sub&gt;n&lt;/sub&gt; 的均值 = (∏ p&lt;sub&gt;n&lt;/sub&gt;)&lt;sup&gt;1/%1&lt;/sup&gt; = &lt;b&gt;%2 %&lt;/b&gt;</translation>
    </message>
    <message>
        <source>BLEU = BP · mean = %1 · %2 = &lt;b&gt;%3&lt;/b&gt;</source>
        <translation>BLEU = BP · 均值 = %1 · %2 = &lt;b&gt;%3&lt;/b&gt;</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::BusyBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>还需 %1</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::ChangeBar</name>
    <message>
        <source>%1 edited</source>
        <translation>修改 %1 个</translation>
    </message>
    <message>
        <source>%1 added</source>
        <translation>新增 %1 个</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>删除 %1 个</translation>
    </message>
    <message>
        <source>split anew</source>
        <translation>重新划分</translation>
    </message>
    <message>
        <source>%1: the model has not been trained on this yet.</source>
        <translation>%1：模型还没有用这些改动训练过。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>%1: not taken over yet.</source>
        <translation>%1：尚未采用。</translation>
    </message>
    <message>
        <source>Train on with these</source>
        <translation>用这些继续训练</translation>
    </message>
    <message>
        <source>Keeps the weights, the curves and the vocabulary: a word that is new to it is read as &lt;unk&gt;. What was learnt from pairs that are gone is not forgotten at once.</source>
        <translation>保留权重、曲线和词表：词表中没有的新词按 &lt;unk&gt; 读取。从已删除的句对中学到的东西不会马上忘记。</translation>
    </message>
    <message>
        <source>Not after splitting anew: the model has been trained on sentences that are now there to measure it.</source>
        <translation>重新划分之后不能这样做：模型已经用现在要用来评测它的句子训练过。</translation>
    </message>
    <message>
        <source>Begin anew with these</source>
        <translation>用这些从头开始</translation>
    </message>
    <message>
        <source>Take these</source>
        <translation>采用这些</translation>
    </message>
    <message>
        <source>Counts the words again and begins with new weights; the split stays as the table has it.</source>
        <translation>重新统计词频并从新的权重开始；划分与表格中的一致。</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>全部撤销</translation>
    </message>
    <message>
        <source>Undoes all changes; Redo brings them back</source>
        <translation>撤销全部改动；用“重做”可以恢复</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::ClosedChoices</name>
    <message>
        <source>one direction</source>
        <translation>单向</translation>
    </message>
    <message>
        <source>two directions of %1</source>
        <translation>双向各 %1</translation>
    </message>
    <message>
        <source>Why not dot attention?</source>
        <translation>为什么不能用点积注意力？</translation>
    </message>
    <message>
        <source>The decoder&apos;s state h_t has %1 numbers, an encoder state has %2 (two directions of %1), and a dot product needs as many on both sides.</source>
        <translation>解码器状态 h_t 有 %1 个数，编码器状态有 %2 个（两个方向各 %1），而点积要求两边一样多。</translation>
    </message>
    <message>
        <source>general attention</source>
        <translation>general 注意力</translation>
    </message>
    <message>
        <source>Why not start from the last state as it is?</source>
        <translation>为什么不能直接从最后状态开始？</translation>
    </message>
    <message>
        <source>The decoder&apos;s state has %1 numbers, the encoder&apos;s last one %2; without a matrix between them both need as many.</source>
        <translation>解码器状态有 %1 个数，编码器的最后状态有 %2 个；中间没有矩阵时，两者必须一样多。</translation>
    </message>
    <message>
        <source>projected</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>Why not tie the embeddings?</source>
        <translation>为什么不能共享嵌入？</translation>
    </message>
    <message>
        <source>There are no target embeddings: the input is one-hot.</source>
        <translation>没有目标嵌入：输入是独热向量。</translation>
    </message>
    <message>
        <source>One row a word would serve both ends of the decoder, but an embedding has e = %1 numbers and the output vector h = %2.</source>
        <translation>每个词的一行要同时用于解码器两端，但嵌入有 e = %1 个数，输出向量有 h = %2 个。</translation>
    </message>
    <message>
        <source>e = h = %1</source>
        <translation>e = h = %1</translation>
    </message>
    <message>
        <source>untie them</source>
        <translation>取消共享</translation>
    </message>
    <message>
        <source>A word enters as a single 1 among zeros: there are no embeddings.</source>
        <translation>词以全零中的一个 1 输入：没有嵌入。</translation>
    </message>
    <message>
        <source>with embeddings</source>
        <translation>使用嵌入</translation>
    </message>
    <message>
        <source>Why not two directions of half the size?</source>
        <translation>为什么不能双向各取一半大小？</translation>
    </message>
    <message>
        <source>They cannot share %1 units evenly.</source>
        <translation>%1 个单元无法平分。</translation>
    </message>
    <message>
        <source>h = %1</source>
        <translation>h = %1</translation>
    </message>
    <message>
        <source>h units each</source>
        <translation>各 h 个单元</translation>
    </message>
    <message>
        <source>Why no size of embeddings?</source>
        <translation>为什么没有嵌入大小？</translation>
    </message>
    <message>
        <source>Why no convolution?</source>
        <translation>为什么没有卷积？</translation>
    </message>
    <message>
        <source>Why no attention mask?</source>
        <translation>为什么没有注意力掩码？</translation>
    </message>
    <message>
        <source>There is no attention to keep off the padding.</source>
        <translation>没有注意力，也就无需避开填充。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::CompareCard</name>
    <message>
        <source>Pin a translation (the button below it, or Ctrl+P): it stays here as A, and the next one, B, is shown against it: another sentence, the same after more training, or with changes.</source>
        <translation>固定一个译文（用译文下方的按钮或 Ctrl+P）：它作为 A 留在这里，下一个译文 B 与它对照：另一个句子、继续训练后的同一句，或作了改动的译文。</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Attention of A</source>
        <translation>A 的注意力</translation>
    </message>
    <message>
        <source>Save the comparison</source>
        <translation>保存对照</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>A, pinned</source>
        <translation>A，已固定</translation>
    </message>
    <message>
        <source>B, shown</source>
        <translation>B，当前</translation>
    </message>
    <message>
        <source>Both attentions</source>
        <translation>两边的注意力</translation>
    </message>
    <message>
        <source>Where the model looked in A and in B</source>
        <translation>模型在 A 和 B 中各看了哪里</translation>
    </message>
    <message>
        <source>Which part carries this word?</source>
        <translation>这个词由哪一部分带来？</translation>
    </message>
    <message>
        <source>Put the start state, the annotations or one step&apos;s state of A into B, and see how far each brings A&apos;s word</source>
        <translation>把 A 的初始状态、编码器状态或某一步的状态放进 B，看每一部分能把 A 的词带来多少</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>交换</translation>
    </message>
    <message>
        <source>Pin B, and translate A&apos;s sentence as B</source>
        <translation>固定 B，并把 A 的句子作为 B 来翻译</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>Forget A</source>
        <translation>不再保留 A</translation>
    </message>
    <message>
        <source>A: step %L1, log p %2</source>
        <translation>A：第 %L1 步，log p %2</translation>
    </message>
    <message>
        <source>%1 · B: step %L2, log p %3</source>
        <translation>%1 · B：第 %L2 步，log p %3</translation>
    </message>
    <message>
        <source>The weights that gave each translation, and the natural logarithm of its probability</source>
        <translation>各译文所用的权重，以及译文概率的自然对数</translation>
    </message>
    <message>
        <source>No attention: the decoder sees only the encoder&apos;s last state.</source>
        <translation>没有注意力：解码器只看到编码器的最后状态。</translation>
    </message>
    <message>
        <source>A, pinned at step %L1</source>
        <translation>A，固定于第 %L1 步</translation>
    </message>
    <message>
        <source>Save what is compared as PNG, SVG, PDF or CSV</source>
        <translation>把对照的内容存为 PNG、SVG、PDF 或 CSV</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1：%2 → %3</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::CompareView</name>
    <message>
        <source>Add variants…</source>
        <translation>添加变体…</translation>
    </message>
    <message>
        <source>Train variants of the chosen run, or of the open experiment, one after the other</source>
        <translation>逐个训练所选运行（或当前实验）的变体</translation>
    </message>
    <message>
        <source>A study is a folder of runs: open one, begin one</source>
        <translation>研究就是一个存放运行的文件夹：可以打开，也可以新建</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Study: %1</source>
        <translation>研究：%1</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>研究</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>Open a study…</source>
        <translation>打开研究…</translation>
    </message>
    <message>
        <source>New study…</source>
        <translation>新建研究…</translation>
    </message>
    <message>
        <source>Close this study</source>
        <translation>关闭此研究</translation>
    </message>
    <message>
        <source>Recent studies</source>
        <translation>最近的研究</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>现成实验</translation>
    </message>
    <message>
        <source>Ready-made experiments: each trains its variants in minutes and says in a sentence what it has found</source>
        <translation>现成实验：每个实验在几分钟内训练各变体，并用一句话说明发现了什么</translation>
    </message>
    <message>
        <source>&lt;b&gt;What was found:&lt;/b&gt; %1</source>
        <translation>&lt;b&gt;发现：&lt;/b&gt;%1</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>图</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::CorrectionDialog</name>
    <message>
        <source>Correct and go on</source>
        <translation>改正并继续</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考译文</translation>
    </message>
    <message>
        <source>&amp;Correct translation</source>
        <translation>正确的译文(&amp;C)</translation>
    </message>
    <message>
        <source>What the model should have written for the sentence</source>
        <translation>模型对这个句子本该写出的译文</translation>
    </message>
    <message>
        <source>Train on it</source>
        <translation>用它训练</translation>
    </message>
    <message>
        <source>Makes updates on this pair alone until the model writes the corrected translation, 20 at most, and lists every dev sentence that is translated differently afterwards</source>
        <translation>只用这一个句对做更新，直到模型写出改正后的译文，至多 20 次；然后列出译文因此改变的每一个验证句子</translation>
    </message>
    <message>
        <source>What else changed</source>
        <translation>还有什么变了</translation>
    </message>
    <message>
        <source>source</source>
        <translation>源句</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>BLEU</source>
        <translation>BLEU</translation>
    </message>
    <message>
        <source>Translating the dev sentences, training, and translating them again…</source>
        <translation>正在翻译验证句子、训练、再翻译一遍……</translation>
    </message>
    <message numerus="yes">
        <source>After %n update(s) the model writes it.</source>
        <translation>
            <numerusform>经过 %n 次更新，模型写出了它。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After %n update(s) the model writes: %1</source>
        <translation>
            <numerusform>经过 %n 次更新，模型写的是：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 other dev sentences are translated differently; mean sentence BLEU %3, before %4.</source>
        <translation>其他 %2 个验证句子中有 %1 个的译文变了；平均句子 BLEU 为 %3，之前为 %4。</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::CurveLegend</name>
    <message>
        <source>Names of the curves</source>
        <translation>曲线名称</translation>
    </message>
    <message>
        <source>A click hides a curve or shows it again</source>
        <translation>单击可隐藏或重新显示曲线</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::CurvesCard</name>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>by step</source>
        <translation>按步数</translation>
    </message>
    <message>
        <source>by epoch</source>
        <translation>按轮数</translation>
    </message>
    <message>
        <source>by time</source>
        <translation>按时间</translation>
    </message>
    <message>
        <source>What is drawn</source>
        <translation>绘制的量</translation>
    </message>
    <message>
        <source>What runs along the x axis</source>
        <translation>横轴的量</translation>
    </message>
    <message>
        <source>log y</source>
        <translation>纵轴对数</translation>
    </message>
    <message>
        <source>A logarithmic y axis</source>
        <translation>纵轴用对数刻度</translation>
    </message>
    <message>
        <source>mean ± σ of seeds</source>
        <translation>种子均值 ± σ</translation>
    </message>
    <message>
        <source>One line for all ticked seeds of a configuration: their mean, in a band as wide as the deviation of the sample (n − 1) to either side</source>
        <translation>同一配置的所有勾选种子画成一条线：它们的均值，两侧色带的宽度为样本标准差（n − 1）</translation>
    </message>
    <message>
        <source>drag: zoom, double-click: all; click a name: hide it; dashed: no attention</source>
        <translation>拖动：放大，双击：全部；单击名称：隐藏；虚线：无注意力</translation>
    </message>
    <message>
        <source>Save the curves</source>
        <translation>保存曲线</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::CurvesPlot</name>
    <message>
        <source>Curves of the ticked runs</source>
        <translation>勾选运行的曲线</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n seed(s)</source>
        <translation>
            <numerusform>%1，%n 个种子</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2 %)</source>
        <translation>%1（%2 %）</translation>
    </message>
    <message>
        <source>No run with numbers is ticked.</source>
        <translation>没有勾选任何已有数值的运行。</translation>
    </message>
    <message>
        <source>%1 ends at %2</source>
        <translation>%1 止于 %2</translation>
    </message>
    <message>
        <source>at the end</source>
        <translation>终点</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::CutView</name>
    <message>
        <source>words</source>
        <translation>词</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>字符</translation>
    </message>
    <message>
        <source>subwords</source>
        <translation>子词</translation>
    </message>
    <message>
        <source>%1: </source>
        <translation>%1：</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::DataView</name>
    <message>
        <source>%1 · %2 pairs</source>
        <translation>%1 · %2 个句对</translation>
    </message>
    <message>
        <source>%1 words, special ones included; they cover %2 % of the training sentences.</source>
        <translation>共 %1 个词（含特殊符号），覆盖训练句子的 %2%。</translation>
    </message>
    <message>
        <source>Nothing was read from a file.</source>
        <translation>没有读取任何文件。</translation>
    </message>
    <message>
        <source>No problems found.</source>
        <translation>没有发现问题。</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Save the vocabulary</source>
        <translation>保存词表</translation>
    </message>
    <message>
        <source>Save the problems</source>
        <translation>保存问题列表</translation>
    </message>
    <message>
        <source>Built-in corpora</source>
        <translation>内置语料库</translation>
    </message>
    <message>
        <source>Take sentences that come with the program</source>
        <translation>使用程序自带的句子</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Read your own sentence pairs from a file; files can also be dropped here</source>
        <translation>从文件读取您自己的句对；也可以把文件拖到这里</translation>
    </message>
    <message>
        <source>Sentence lengths</source>
        <translation>句子长度</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>source</source>
        <translation>源语言</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标语言</translation>
    </message>
    <message>
        <source>Side of the vocabulary</source>
        <translation>哪一侧的词表</translation>
    </message>
    <message>
        <source>Words of the source or of the target language</source>
        <translation>源语言或目标语言的词</translation>
    </message>
    <message>
        <source>Find word</source>
        <translation>查找词</translation>
    </message>
    <message>
        <source>Find a word in the vocabulary</source>
        <translation>在词表中查找词</translation>
    </message>
    <message>
        <source>Show only words with this text in them, or the word with this id</source>
        <translation>只显示含有这段文字的词，或具有这个编号的词</translation>
    </message>
    <message>
        <source>Save this vocabulary as CSV</source>
        <translation>把这个词表保存为 CSV</translation>
    </message>
    <message>
        <source>One sentence: tokens → ids → one-hot rows</source>
        <translation>一个句子：词元 → 编号 → 独热行</translation>
    </message>
    <message>
        <source>Select a pair to see it as the model reads it.</source>
        <translation>选择一个句对，看看模型读到的是什么。</translation>
    </message>
    <message>
        <source>Source sentence as one-hot rows</source>
        <translation>以独热行表示的源句</translation>
    </message>
    <message>
        <source>Target sentence as one-hot rows</source>
        <translation>以独热行表示的目标句</translation>
    </message>
    <message>
        <source>Save the sentence</source>
        <translation>保存这个句子</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Problems found in the file</source>
        <translation>文件中发现的问题</translation>
    </message>
    <message>
        <source>Save this list as CSV</source>
        <translation>把这个列表保存为 CSV</translation>
    </message>
    <message>
        <source>Save the sentence lengths</source>
        <translation>保存句子长度</translation>
    </message>
    <message>
        <source>Save the histogram as PNG, SVG, PDF or CSV</source>
        <translation>把直方图保存为 PNG、SVG、PDF 或 CSV</translation>
    </message>
    <message>
        <source>Save this picture as PNG, SVG or PDF, or its numbers as CSV</source>
        <translation>把这幅图保存为 PNG、SVG 或 PDF，或把其中的数保存为 CSV</translation>
    </message>
    <message>
        <source>list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>The words of the run that is open</source>
        <translation>当前训练的词表</translation>
    </message>
    <message>
        <source>plot</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>How often the words are, by rank, for each way to cut the text</source>
        <translation>每种切分方式下，各名次的词出现多少次</translation>
    </message>
    <message>
        <source>one-hot</source>
        <translation>独热</translation>
    </message>
    <message>
        <source>The pair as the model reads it</source>
        <translation>模型读到的句对</translation>
    </message>
    <message>
        <source>three ways</source>
        <translation>三种切分</translation>
    </message>
    <message>
        <source>The pair cut by words, characters and subwords, with the ids of a vocabulary of the size below Vocabulary</source>
        <translation>按词、字符和子词切分的句对，编号来自“词表”下方所选大小的词表</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::DecoderBoxes</name>
    <message>
        <source>No attention: this decoder never looks back at the source. All it knows of the sentence is the state it started from.</source>
        <translation>无注意力：这个解码器从不回看源句。它对句子的全部了解就是它出发时的状态。</translation>
    </message>
    <message>
        <source>Click to force this word and go on from it.</source>
        <translation>单击即强制写出这个词，并从它继续。</translation>
    </message>
    <message>
        <source>one-hot: 1 at “%1”, 0 at the other %2 words</source>
        <translation>独热：在“%1”处为 1，在其余 %2 个词处为 0</translation>
    </message>
    <message>
        <source>embedding of “%1”, last output</source>
        <translation>“%1”的嵌入，上一步的输出</translation>
    </message>
    <message>
        <source>embedding of “%1”</source>
        <translation>“%1”的嵌入</translation>
    </message>
    <message>
        <source>start: the last state of the encoder, projected</source>
        <translation>起点：编码器的最后状态经过投影</translation>
    </message>
    <message>
        <source>%L1 words</source>
        <translation>%L1 个词</translation>
    </message>
    <message>
        <source>entropy %1 nats</source>
        <translation>熵 %1 奈特</translation>
    </message>
    <message>
        <source>chosen rank %L1</source>
        <translation>所选词排名 %L1</translation>
    </message>
    <message>
        <source>log p %1</source>
        <translation>log p %1</translation>
    </message>
    <message>
        <source>click a word to force it and continue</source>
        <translation>单击一个词即可强制写出它并继续</translation>
    </message>
    <message>
        <source>%1 gates, layer %2</source>
        <translation>%1 的门，第 %2 层</translation>
    </message>
    <message>
        <source>%1 gates</source>
        <translation>%1 的门</translation>
    </message>
    <message>
        <source>new state</source>
        <translation>新状态</translation>
    </message>
    <message>
        <source>layer 1 below</source>
        <translation>下方是第 1 层</translation>
    </message>
    <message>
        <source>layers 1 to %1 below</source>
        <translation>下方是第 1 到第 %1 层</translation>
    </message>
    <message>
        <source>layer %1 above</source>
        <translation>上方是第 %1 层</translation>
    </message>
    <message>
        <source>layers %1 to %2 above</source>
        <translation>上方是第 %1 到第 %2 层</translation>
    </message>
    <message>
        <source>choose the layer at the top right to look inside</source>
        <translation>在右上角选择层，即可查看内部</translation>
    </message>
    <message>
        <source>encoder state of “%1”; click a bar to see another</source>
        <translation>“%1”的编码器状态；单击条形可看另一个</translation>
    </message>
    <message>
        <source>one-hot: 1 at “%1”, 0 at the other %2 words; then the last output</source>
        <translation>独热：在“%1”处为 1，在其余 %2 个词处为 0；然后是上一步的输出</translation>
    </message>
    <message>
        <source>looks around place %1 of %2</source>
        <translation>看第 %1 个位置附近（共 %2 个）</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::DifferencePlot</name>
    <message>
        <source>Differences of A and B over the samples</source>
        <translation>各次抽样中 A 与 B 的差</translation>
    </message>
    <message>
        <source>B better</source>
        <translation>B 较好</translation>
    </message>
    <message>
        <source>A better</source>
        <translation>A 较好</translation>
    </message>
    <message>
        <source>A − B, %1</source>
        <translation>A − B，%1</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::Draft</name>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>random</source>
        <translation>随机</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::EmptyStudy</name>
    <message>
        <source>Open a study…</source>
        <translation>打开研究…</translation>
    </message>
    <message>
        <source>Choose a folder that holds runs (.s2s)</source>
        <translation>选择存放运行（.s2s）的文件夹</translation>
    </message>
    <message>
        <source>New study…</source>
        <translation>新建研究…</translation>
    </message>
    <message>
        <source>Choose or make an empty folder for runs that will be compared</source>
        <translation>为将要比较的运行选择或新建一个空文件夹</translation>
    </message>
    <message>
        <source>Add variants…</source>
        <translation>添加变体…</translation>
    </message>
    <message>
        <source>Choose what is varied, and train the runs one after the other</source>
        <translation>选择要改变的设置，并逐个训练</translation>
    </message>
    <message>
        <source>This study has no runs yet</source>
        <translation>此研究还没有运行</translation>
    </message>
    <message>
        <source>&lt;p&gt;Add variants of the open experiment: with and without attention, say, each with three seeds. They are trained one after the other, and appear here as they learn.&lt;/p&gt;&lt;p&gt;Runs that are saved or copied into &lt;b&gt;%1&lt;/b&gt; appear by themselves, from whichever computer or program.&lt;/p&gt;</source>
        <translation>&lt;p&gt;添加当前实验的变体：例如有注意力和无注意力，各用三个种子。它们会逐个训练，并随学习过程出现在这里。&lt;/p&gt;&lt;p&gt;无论来自哪台计算机或哪个程序，保存或复制到 &lt;b&gt;%1&lt;/b&gt; 的运行都会自动出现。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Does attention help? Is it luck? Compare runs</source>
        <translation>注意力有用吗？还是运气？比较各次运行</translation>
    </message>
    <message>
        <source>&lt;p&gt;A &lt;b&gt;study&lt;/b&gt; is a folder of runs (.s2s files) that are to be compared: with and without attention, small and large, seed 1, 2 and 3. Here they stand in one table, their curves over one another.&lt;/p&gt;&lt;p&gt;Open such a folder, drop it into the window, or begin a new study and train variants of the open experiment. &lt;b&gt;Experiments&lt;/b&gt;, above, are ready-made: each trains in minutes and says what it has found. Several computers may train in one shared folder.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;研究&lt;/b&gt;是一个存放待比较运行（.s2s 文件）的文件夹：有无注意力、大小不同、种子 1、2、3。它们在这里列成一张表，曲线叠在一起。&lt;/p&gt;&lt;p&gt;打开这样的文件夹，或把它拖入窗口；也可以新建研究并训练当前实验的变体。上方的&lt;b&gt;现成实验&lt;/b&gt;各用几分钟训练，并说明发现了什么。多台计算机可以在同一个共享文件夹里训练。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Lately: %1</source>
        <translation>最近：%1</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::EncoderBoxes</name>
    <message>
        <source>when the whole sentence is read, the decoder starts from here</source>
        <translation>整句读完之后，解码器从这里出发</translation>
    </message>
    <message>
        <source>one-hot: 1 at “%1” (id %2), 0 at the other %3 words</source>
        <translation>独热：在“%1”（编号 %2）处为 1，在其余 %3 个词处为 0</translation>
    </message>
    <message>
        <source>embedding of “%1”, id %2</source>
        <translation>“%1”的嵌入，编号 %2</translation>
    </message>
    <message>
        <source>forward: has read words 1 to %1</source>
        <translation>正向：已读第 1 到第 %1 个词</translation>
    </message>
    <message>
        <source>backward: has read words %1 to %2, from the end</source>
        <translation>反向：从句尾起，已读第 %1 到第 %2 个词</translation>
    </message>
    <message>
        <source>of the top layer; what attention reads</source>
        <translation>属于顶层；注意力读取的就是它</translation>
    </message>
    <message>
        <source>what attention reads</source>
        <translation>注意力读取的就是它</translation>
    </message>
    <message>
        <source>without attention only the last state is used</source>
        <translation>没有注意力时只用最后一个状态</translation>
    </message>
    <message>
        <source>%1 gates, forward, layer %2</source>
        <translation>%1 的门，正向，第 %2 层</translation>
    </message>
    <message>
        <source>%1 gates, backward, layer %2</source>
        <translation>%1 的门，反向，第 %2 层</translation>
    </message>
    <message>
        <source>%1 gates, forward</source>
        <translation>%1 的门，正向</translation>
    </message>
    <message>
        <source>%1 gates, backward</source>
        <translation>%1 的门，反向</translation>
    </message>
    <message>
        <source>new state, forward</source>
        <translation>新状态，正向</translation>
    </message>
    <message>
        <source>new state, backward</source>
        <translation>新状态，反向</translation>
    </message>
    <message>
        <source>layer 1 below</source>
        <translation>下方是第 1 层</translation>
    </message>
    <message>
        <source>layers 1 to %1 below</source>
        <translation>下方是第 1 到第 %1 层</translation>
    </message>
    <message>
        <source>layer %1 above</source>
        <translation>上方是第 %1 层</translation>
    </message>
    <message>
        <source>layers %1 to %2 above</source>
        <translation>上方是第 %1 到第 %2 层</translation>
    </message>
    <message>
        <source>where layer %1 of the decoder starts</source>
        <translation>解码器第 %1 层的起点</translation>
    </message>
    <message>
        <source>where the decoder starts</source>
        <translation>解码器的起点</translation>
    </message>
    <message>
        <source>the convolution mixes this word with the next</source>
        <translation>卷积把这个词与下一个词混合</translation>
    </message>
    <message>
        <source>behind the last word the convolution reads zeros</source>
        <translation>在最后一个词之后，卷积读到的是零</translation>
    </message>
    <message>
        <source>choose the layer at the top right to look inside</source>
        <translation>在右上角选择层，即可查看内部</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::EstimatePanel</name>
    <message>
        <source>At the peak of training, beyond what the program takes already: weights with gradients, the optimiser and the copies of a save; and what the passes over the largest batch keep</source>
        <translation>训练高峰时，在程序已占用之外：权重及其梯度、优化器和保存时的副本，以及最大批次前向和反向所保留的数</translation>
    </message>
    <message>
        <source>Measured by training a model like this one for a second on made-up words of the corpus&apos; lengths; the run and its weights stay as they are. Source and target words a second, padding not counted</source>
        <translation>用一个同样的模型在与语料同长的虚构词上训练一秒测得；当前运行及其权重保持不变。每秒的源词和目标词数，不计填充</translation>
    </message>
    <message>
        <source>Memory: not known before the sentences are counted</source>
        <translation>内存：统计句子之后才知道</translation>
    </message>
    <message>
        <source>&lt;b&gt;Memory: about %1&lt;/b&gt; · weights, gradients and optimiser %2, a batch %3</source>
        <translation>&lt;b&gt;内存：约 %1&lt;/b&gt; · 权重、梯度和优化器 %2，一个批次 %3</translation>
    </message>
    <message>
        <source> · only %1 are free here: it cannot be trained</source>
        <translation> · 这里只剩 %1：无法训练</translation>
    </message>
    <message>
        <source> · %1 are free here</source>
        <translation> · 这里可用 %1</translation>
    </message>
    <message>
        <source>Speed: not measured yet</source>
        <translation>速度：尚未测量</translation>
    </message>
    <message>
        <source>&lt;b&gt;Speed: about %1 words/s, an epoch in %2 s&lt;/b&gt; (%3)</source>
        <translation>&lt;b&gt;速度：约 %1 词/秒，一轮 %2 秒&lt;/b&gt;（%3）</translation>
    </message>
    <message>
        <source> · the present model: %1 words/s</source>
        <translation> · 当前模型：%1 词/秒</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Break the measurement off</source>
        <translation>中止测量</translation>
    </message>
    <message>
        <source>Train a model like this one for a second and see how quickly it goes</source>
        <translation>用一个同样的模型训练一秒，看看有多快</translation>
    </message>
    <message>
        <source>Speed: being measured, between two batches of the run…</source>
        <translation>速度：正在当前运行的两个批次之间测量…</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::FileDialog</name>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another folder or free some space.</source>
        <translation>无法写入 %1：%2。请换一个文件夹，或腾出一些空间。</translation>
    </message>
    <message>
        <source>Replace what is there?</source>
        <translation>要替换已有的文件吗？</translation>
    </message>
    <message>
        <source>%1 is there already. Replace it?</source>
        <translation>已有 %1。要替换它吗？</translation>
    </message>
    <message>
        <source>%1 are there already. Replace them?</source>
        <translation>已有 %1。要替换它们吗？</translation>
    </message>
    <message>
        <source>Folder: %1</source>
        <translation>文件夹：%1</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::FindingDialog</name>
    <message>
        <source>What was found</source>
        <translation>发现了什么</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::FlowLabel</name>
    <message>
        <source>%1: %2 = %3</source>
        <translation>%1：%2 = %3</translation>
    </message>
    <message>
        <source>%1: %2 = %3. B: sentences of a batch, m and n: source and target words, L: layers.</source>
        <translation>%1：%2 = %3。B：一个批次的句子数，m 和 n：源词和目标词数，L：层数。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::FreeRunningDialog</name>
    <message>
        <source>Save this table</source>
        <translation>保存这个表格</translation>
    </message>
    <message>
        <source>Save this table as PNG, SVG, PDF or CSV</source>
        <translation>把这个表格保存为 PNG、SVG、PDF 或 CSV</translation>
    </message>
    <message>
        <source>Teacher forcing beside free running</source>
        <translation>教师强制与自由运行对照</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左箭头</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Step forward</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右箭头</translation>
    </message>
    <message>
        <source>Step through the target</source>
        <translation>逐步看目标句</translation>
    </message>
    <message>
        <source>Show every number of the decoder while it is fed the target</source>
        <translation>显示解码器以目标句的词为输入时的每一个数值</translation>
    </message>
    <message>
        <source>Step through its own words</source>
        <translation>逐步看它自己的词</translation>
    </message>
    <message>
        <source>Show every number of the decoder while it is fed its own words</source>
        <translation>显示解码器以自己写出的词为输入时的每一个数值</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Running the decoder…</source>
        <translation>正在运行解码器…</translation>
    </message>
    <message>
        <source>Of the weights after step %1.</source>
        <translation>第 %1 步之后的权重。</translation>
    </message>
    <message>
        <source>❚❚ Pause</source>
        <translation>❚❚ 暂停</translation>
    </message>
    <message>
        <source>▶ Play</source>
        <translation>▶ 播放</translation>
    </message>
    <message>
        <source>The model writes the target by itself: both ways are the same, J = %1 nats.</source>
        <translation>模型自己就写出了目标句：两种方式完全相同，J = %1 奈特。</translation>
    </message>
    <message>
        <source>They part at step %1: the target goes on with “%2”, the model with “%3”. Fed the target J = %4 nats, fed its own words J = %5 nats of the same target.</source>
        <translation>两者在第 %1 步分开：目标句接着是“%2”，模型写的是“%3”。输入目标句的词时 J = %4 奈特；输入自己的词时，对同一目标句 J = %5 奈特。</translation>
    </message>
    <message>
        <source>Step %1: both have been fed the same words. log P of “%2” is %3; the model writes “%4” (%5).</source>
        <translation>第 %1 步：两者到此输入的词相同。“%2”的 log P 为 %3；模型写出“%4”（%5）。</translation>
    </message>
    <message>
        <source>Step %1: log P of “%2” is %3 after the target&apos;s words and %4 after its own. It writes “%5” and “%6”.</source>
        <translation>第 %1 步：“%2”的 log P 在目标句的词之后为 %3，在它自己的词之后为 %4。它分别写出“%5”和“%6”。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::FreeRunningTable</name>
    <message>
        <source>Teacher forcing beside free running</source>
        <translation>教师强制与自由运行对照</translation>
    </message>
    <message>
        <source>log P of the target&apos;s word</source>
        <translation>目标词的 log P</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标词</translation>
    </message>
    <message>
        <source>teacher forcing: goes in</source>
        <translation>强制时输入</translation>
    </message>
    <message>
        <source>model writes</source>
        <translation>模型写出</translation>
    </message>
    <message>
        <source>free running: goes in</source>
        <translation>自由时输入</translation>
    </message>
    <message>
        <source>The likeliest word of this step, and log P of it in nats; red: it is not the target&apos;s</source>
        <translation>这一步最可能的词及其 log P（奈特）；红色：不是目标词</translation>
    </message>
    <message>
        <source>log P_t[y_t] in nats; the bar is as long as the probability</source>
        <translation>log P_t[y_t]，单位奈特；条的长度就是概率</translation>
    </message>
    <message>
        <source>y_{t−1}: the word of the target before, whatever the model wrote</source>
        <translation>y_{t−1}：目标句的上一个词，不管模型写了什么</translation>
    </message>
    <message>
        <source>The word that the model wrote at the step before; red: it is not the target&apos;s</source>
        <translation>模型在上一步写出的词；红色：不是目标词</translation>
    </message>
    <message>
        <source>P = %1</source>
        <translation>P = %1</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::FrequencyPlot</name>
    <message>
        <source>Frequency of the words by rank</source>
        <translation>按名次排列的词频</translation>
    </message>
    <message>
        <source>source</source>
        <translation>源语言</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标语言</translation>
    </message>
    <message>
        <source>rank of the word</source>
        <translation>词的名次</translation>
    </message>
    <message>
        <source>times it occurs</source>
        <translation>出现次数</translation>
    </message>
    <message>
        <source>Not counted yet.</source>
        <translation>尚未统计。</translation>
    </message>
    <message>
        <source>%1: %2, %3 times</source>
        <translation>%1：%2，%3 次</translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation>第 %1 名</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::GradientMap</name>
    <message>
        <source>Gradient norms by part and word</source>
        <translation>各部件、各词的梯度范数</translation>
    </message>
    <message>
        <source>%1, “%2”: %3</source>
        <translation>%1，“%2”：%3</translation>
    </message>
    <message>
        <source>The norm of the gradient of the loss at each part of the model and each word. Colours are logarithmic: a tenth of a norm is paler by the same amount everywhere.</source>
        <translation>损失在模型的每个部件、每个词处的梯度的范数。颜色按对数刻度：范数每缩小到十分之一，颜色就浅相同的一级。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::HealthPanel</name>
    <message>
        <source>step %1: %2</source>
        <translation>第 %1 步：%2</translation>
    </message>
    <message>
        <source>%1 words per second</source>
        <translation>每秒 %1 个词</translation>
    </message>
    <message>
        <source>step %1: %2 %</source>
        <translation>第 %1 步：%2%</translation>
    </message>
    <message>
        <source>gradient norm (clipped at %1)</source>
        <translation>梯度范数（裁剪到 %1）</translation>
    </message>
    <message>
        <source>gradient norm (never clipped)</source>
        <translation>梯度范数（不裁剪）</translation>
    </message>
    <message>
        <source>Length of the gradient of all weights together (global L2 norm, no unit) before clipping. Peaks mean unsteady training; close to zero means that nothing is learned.</source>
        <translation>裁剪之前全部权重的梯度的长度（全局 L2 范数，无单位）。尖峰说明训练不稳；接近零说明什么也没学到。</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>How far one update moves the weights (no unit). It falls by itself when the dev loss stops falling; change it here while the run goes on.</source>
        <translation>一次更新把权重移动多远（无单位）。验证损失不再下降时它会自动减小；训练进行中可以在这里修改。</translation>
    </message>
    <message>
        <source>words per second</source>
        <translation>每秒词数</translation>
    </message>
    <message>
        <source>saturated gates</source>
        <translation>饱和的门</translation>
    </message>
    <message>
        <source>Share of the decoder&apos;s gate values below 0.05 or above 0.95, in percent. Saturated gates pass hardly any gradient.</source>
        <translation>解码器的门值低于 0.05 或高于 0.95 的比例，以百分比表示。饱和的门几乎不让梯度通过。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Learning rate of the next updates (no unit). Type a number such as 5e-4 and press Enter; the arrows double and halve it.</source>
        <translation>接下来各次更新的学习率（无单位）。输入 5e-4 这样的数再按回车；箭头使它加倍或减半。</translation>
    </message>
    <message>
        <source>How training goes</source>
        <translation>训练进展如何</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>a plain RNN has none</source>
        <translation>普通 RNN 没有门</translation>
    </message>
    <message>
        <source>Source and target tokens trained in a second, padding not counted. The number is the average of the last updates, the curve tells of each.</source>
        <translation>每秒训练的源端和目标端词元数，不计填充。数字是最近若干次更新的平均值，曲线则是每一次更新的值。</translation>
    </message>
    <message>
        <source>attention entropy</source>
        <translation>注意力的熵</translation>
    </message>
    <message>
        <source>How widely attention is spread over the source words, in percent of what it can be: 0 looks at one word, 100 at all alike. Mean over the steps of a few dev sentences.</source>
        <translation>注意力在源词上铺得多开，占最大可能值的百分比：0 表示只看一个词，100 表示平均看所有词。几个验证句子各步的平均值。</translation>
    </message>
    <message numerus="yes">
        <source>(and %n more)</source>
        <translation>
            <numerusform>（还有 %n 条）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::HeatmapView</name>
    <message>
        <source>Save the attention matrix</source>
        <translation>保存注意力矩阵</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>Attention weights α: how much each target word (row) looked at each source word (column).
Each row sums to 1. Click a cell to pick it everywhere.</source>
        <translation>注意力权重 α：每个目标词（行）对每个源词（列）看了多少。
每行之和为 1。单击一个格子，所有视图都会选中它。</translation>
    </message>
    <message>
        <source>%1 target words by %2 source words. The arrow keys pick a cell.</source>
        <translation>%1 个目标词乘 %2 个源词。用方向键选格子。</translation>
    </message>
    <message>
        <source>%1 looks at %2</source>
        <translation>%1 看向 %2</translation>
    </message>
    <message>
        <source>Nothing has been translated yet.</source>
        <translation>还没有翻译任何内容。</translation>
    </message>
    <message>
        <source>Attention matrix</source>
        <translation>注意力矩阵</translation>
    </message>
    <message>
        <source>The colour of a weight: from 0, not looked at, to 1, nothing else looked at. It is the same for every sentence.</source>
        <translation>权重的颜色：从 0（完全没看）到 1（只看这里）。每个句子都相同。</translation>
    </message>
    <message>
        <source>Save the matrix</source>
        <translation>保存矩阵</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::HistogramView</name>
    <message>
        <source>Histograms over the evaluations</source>
        <translation>各次评估的直方图</translation>
    </message>
    <message>
        <source>step %1: all numbers are %2</source>
        <translation>第 %1 步：所有数都是 %2</translation>
    </message>
    <message>
        <source>step %1: %2 % of the numbers lie between %3 and %4</source>
        <translation>第 %1 步：%2% 的数在 %3 和 %4 之间</translation>
    </message>
    <message>
        <source>There are no histograms yet.</source>
        <translation>还没有直方图。</translation>
    </message>
    <message>
        <source>%1 evaluations; at the newest the numbers of %2 lie between %3 and %4.</source>
        <translation>%1 次评估；最近一次 %2 的数在 %3 和 %4 之间。</translation>
    </message>
    <message>
        <source>This weight has no gradient: it is frozen, or the batch did not use it.</source>
        <translation>这个权重没有梯度：它被冻结了，或者这一批没有用到它。</translation>
    </message>
    <message>
        <source>The histograms appear after the next evaluation.</source>
        <translation>下一次评估之后出现直方图。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::ImportDialog</name>
    <message>
        <source>Import sentence pairs</source>
        <translation>导入句对</translation>
    </message>
    <message>
        <source>1 column</source>
        <translation>1 列</translation>
    </message>
    <message>
        <source>%1 columns</source>
        <translation>%1 列</translation>
    </message>
    <message>
        <source>ManyThings/Tatoeba layout</source>
        <translation>ManyThings/Tatoeba 格式</translation>
    </message>
    <message>
        <source>Choose both files.</source>
        <translation>请选择两个文件。</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>请选择一个文件。</translation>
    </message>
    <message>
        <source>Reading the first lines…</source>
        <translation>正在读取开头几行…</translation>
    </message>
    <message>
        <source>Choose both dev files or none.</source>
        <translation>请选择两个验证集文件，或者一个也不选。</translation>
    </message>
    <message>
        <source>Source and target are the same column.</source>
        <translation>源语言和目标语言选了同一列。</translation>
    </message>
    <message>
        <source>Source &amp;file</source>
        <translation>源语言文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源语言</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标语言</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Reads the whole file with these settings and prepares a new experiment</source>
        <translation>按这些设置读取整个文件，并准备一个新实验</translation>
    </message>
    <message>
        <source>two files whose lines belong together</source>
        <translation>两个文件，逐行对应</translation>
    </message>
    <message>
        <source>&amp;Layout</source>
        <translation>布局(&amp;L)</translation>
    </message>
    <message>
        <source>How the sentence pairs are stored</source>
        <translation>句对是怎样存放的</translation>
    </message>
    <message>
        <source>Browse: %1</source>
        <translation>浏览：%1</translation>
    </message>
    <message>
        <source>Choose the file in a dialog</source>
        <translation>在对话框中选择文件</translation>
    </message>
    <message>
        <source>The file with the sentence pairs, or with the source sentences</source>
        <translation>含有句对或源语言句子的文件</translation>
    </message>
    <message>
        <source>&amp;Target file</source>
        <translation>目标语言文件(&amp;T)</translation>
    </message>
    <message>
        <source>The file with the target sentences, as many lines as the source file</source>
        <translation>含有目标语言句子的文件，行数与源语言文件相同</translation>
    </message>
    <message>
        <source>&amp;Dev file</source>
        <translation>验证集文件(&amp;D)</translation>
    </message>
    <message>
        <source>Sentences held back to measure quality, in the same layout. Empty: some pairs of the file above are held back.</source>
        <translation>留出来衡量质量的句子，布局相同。留空：从上面的文件中留出一些句对。</translation>
    </message>
    <message>
        <source>De&amp;v target file</source>
        <translation>验证集目标语言文件(&amp;V)</translation>
    </message>
    <message>
        <source>The target sentences of the dev file</source>
        <translation>验证集的目标语言句子</translation>
    </message>
    <message>
        <source>none: hold back pairs of the file above</source>
        <translation>无：从上面的文件中留出句对</translation>
    </message>
    <message>
        <source>Choose a file of sentences</source>
        <translation>选择句子文件</translation>
    </message>
    <message>
        <source>&amp;Source column</source>
        <translation>源语言列(&amp;S)</translation>
    </message>
    <message>
        <source>The column that is translated, counted from 1</source>
        <translation>被翻译的那一列，从 1 开始数</translation>
    </message>
    <message>
        <source>Tar&amp;get column</source>
        <translation>目标语言列(&amp;G)</translation>
    </message>
    <message>
        <source>The column it is translated into, counted from 1</source>
        <translation>译成的那一列，从 1 开始数</translation>
    </message>
    <message>
        <source>What the file looks like</source>
        <translation>文件的样子</translation>
    </message>
    <message>
        <source>First lines of the file</source>
        <translation>文件的开头几行</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>两侧</translation>
    </message>
    <message>
        <source>&amp;Vocabulary</source>
        <translation>词表(&amp;V)</translation>
    </message>
    <message>
        <source>Words a side at most, the most frequent ones; all others are read as &lt;unk&gt;.</source>
        <translation>每侧最多保留的词数，取最常用的；其余都读作 &lt;unk&gt;。</translation>
    </message>
    <message>
        <source>&amp;Least count</source>
        <translation>最少次数(&amp;L)</translation>
    </message>
    <message>
        <source>Words that occur less often are read as &lt;unk&gt;.</source>
        <translation>出现次数更少的词读作 &lt;unk&gt;。</translation>
    </message>
    <message>
        <source>Lon&amp;gest sentence</source>
        <translation>最长句子(&amp;G)</translation>
    </message>
    <message>
        <source>Tokens on either side; longer pairs are left out of training.</source>
        <translation>任意一侧的词元数；更长的句对不参加训练。</translation>
    </message>
    <message>
        <source>&amp;Hold back for dev</source>
        <translation>留作验证(&amp;H)</translation>
    </message>
    <message>
        <source>Pairs kept out of training to measure quality; automatic takes a twentieth, at most 1,000.</source>
        <translation>不参加训练、用来衡量质量的句对；“自动”取二十分之一，至多 1,000 个。</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>%1, found out by its bytes</source>
        <translation>%1，由字节判断得出</translation>
    </message>
    <message>
        <source>Line %1 is not %2 text. Choose another encoding beside the file.</source>
        <translation>第 %1 行不是 %2 文本。请在文件旁边选择另一种编码。</translation>
    </message>
    <message>
        <source>The file is not UTF-8, and it is not certain that it is %1. Choose its encoding beside the file: that one if the preview reads well.</source>
        <translation>这个文件不是 UTF-8，也不能确定是 %1。请在文件旁边选择它的编码：如果预览正常，就选这一种。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件是空的。</translation>
    </message>
    <message>
        <source>Encoding: automatic</source>
        <translation>编码：自动</translation>
    </message>
    <message>
        <source>Encoding of the file</source>
        <translation>文件的编码</translation>
    </message>
    <message>
        <source>How the file&apos;s bytes stand for characters. Automatic finds it out; if the preview shows wrong characters, choose another.</source>
        <translation>文件的字节怎样表示字符。“自动”会自行判断；如果预览中的字符不对，请选择另一种。</translation>
    </message>
    <message>
        <source>The file has one column; two are needed, with a tab or another separator between them. If the sentences of the other language are in a second file, choose the layout with two files.</source>
        <translation>文件只有一列；需要两列，中间有制表符或别的分隔符。如果另一种语言的句子在第二个文件中，请选择两个文件的布局。</translation>
    </message>
    <message>
        <source>What reading all lines found</source>
        <translation>读取所有行的结果</translation>
    </message>
    <message>
        <source>First &amp;lines</source>
        <translation>开头几行(&amp;L)</translation>
    </message>
    <message>
        <source>Shows the beginning of the file again</source>
        <translation>重新显示文件的开头</translation>
    </message>
    <message>
        <source>Problems of the file</source>
        <translation>文件的问题</translation>
    </message>
    <message>
        <source>Every line that gives no pair, and why; a click shows it above</source>
        <translation>每个得不到句对的行及其原因；点击后在上方显示</translation>
    </message>
    <message>
        <source>Looking at all lines…</source>
        <translation>正在查看所有行…</translation>
    </message>
    <message>
        <source>one file of pairs</source>
        <translation>一个句对文件</translation>
    </message>
    <message>
        <source>automatic: by what is in the file</source>
        <translation>自动：根据文件内容</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>格式(&amp;O)</translation>
    </message>
    <message>
        <source>What the file of pairs is written as</source>
        <translation>句对文件用什么格式写成</translation>
    </message>
    <message>
        <source>Sentence pairs (%1)</source>
        <translation>句对 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Lines of the file with their numbers; the chosen columns are coloured</source>
        <translation>文件中的行及行号；选中的列带颜色</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::KnownWhenCard</name>
    <message>
        <source>Known when?</source>
        <translation>何时知道？</translation>
    </message>
    <message>
        <source>How likely each word is after each beginning</source>
        <translation>读完每个开头之后各词的概率</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>保存表格</translation>
    </message>
    <message>
        <source>Type a sentence: what is known of its translation after each word appears here.</source>
        <translation>输入一个句子：每读一个词之后译文已知道多少，显示在这里。</translation>
    </message>
    <message>
        <source>Row: the encoder has read only up to this word. Cell: P of the word of the final translation; framed: from here on above 0.5.</source>
        <translation>行：编码器只读到这个词为止。格：最终译文中该词的概率 P；加框：从这里起一直大于 0.5。</translation>
    </message>
    <message>
        <source>This model reads the sentence from its end.</source>
        <translation>这个模型从句尾开始读。</translation>
    </message>
    <message>
        <source>of step %L1</source>
        <translation>第 %L1 步的权重</translation>
    </message>
    <message>
        <source>read up to</source>
        <translation>读到</translation>
    </message>
    <message>
        <source>it would say</source>
        <translation>此时会译成</translation>
    </message>
    <message>
        <source>log p</source>
        <translation>log p</translation>
    </message>
    <message>
        <source>After “%1” it would say “%2”.</source>
        <translation>读到“%1”时会译成“%2”。</translation>
    </message>
    <message>
        <source>Click a word to see when it becomes known.</source>
        <translation>点击一个词，看它何时被知道。</translation>
    </message>
    <message>
        <source>“%1” is never sure: P is %2 with the whole sentence read.</source>
        <translation>“%1”始终不能确定：读完整句时 P 为 %2。</translation>
    </message>
    <message>
        <source>“%1” is known from the first word on: P is %2 after “%3”.</source>
        <translation>“%1”从第一个词起就知道：读到“%3”时 P 为 %2。</translation>
    </message>
    <message>
        <source>“%1” is known once “%2” has been read: P goes from %3 to %4.</source>
        <translation>读到“%2”时就知道“%1”：P 从 %3 变为 %4。</translation>
    </message>
    <message>
        <source>Save this table as PNG, SVG, PDF or CSV</source>
        <translation>把这个表格保存为 PNG、SVG、PDF 或 CSV</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::LayerNames</name>
    <message>
        <source>source embeddings</source>
        <translation>源词嵌入</translation>
    </message>
    <message>
        <source>target embeddings</source>
        <translation>目标词嵌入</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>encoder ← %1</source>
        <translation>编码器 ← %1</translation>
    </message>
    <message>
        <source>encoder → %1</source>
        <translation>编码器 → %1</translation>
    </message>
    <message>
        <source>start h %1</source>
        <translation>初始 h %1</translation>
    </message>
    <message>
        <source>start c %1</source>
        <translation>初始 c %1</translation>
    </message>
    <message>
        <source>decoder %1</source>
        <translation>解码器 %1</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>output vector</source>
        <translation>输出向量</translation>
    </message>
    <message>
        <source>output vocabulary</source>
        <translation>输出词表</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::LayerPlot</name>
    <message>
        <source>Gradient norm by layer</source>
        <translation>各层的梯度范数</translation>
    </message>
    <message>
        <source>gradient norm</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>The norms appear after the first evaluation.</source>
        <translation>第一次评估之后出现范数。</translation>
    </message>
    <message>
        <source>step %1, before clipping</source>
        <translation>第 %1 步，裁剪之前</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::LengthPlot</name>
    <message>
        <source>Lengths of the sentences</source>
        <translation>句子的长度</translation>
    </message>
    <message>
        <source>source</source>
        <translation>源语言</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标语言</translation>
    </message>
    <message>
        <source>tokens in a sentence</source>
        <translation>句中的词元数</translation>
    </message>
    <message>
        <source>sentences</source>
        <translation>句子数</translation>
    </message>
    <message>
        <source>No sentences yet.</source>
        <translation>还没有句子。</translation>
    </message>
    <message>
        <source>Half of the source sentences have at most %1 tokens, half of the target sentences at most %2.</source>
        <translation>一半的源句不超过 %1 个词元，一半的目标句不超过 %2 个。</translation>
    </message>
    <message>
        <source>%1 tokens: %2 source and %3 target sentences</source>
        <translation>%1 个词元：%2 个源句，%3 个目标句</translation>
    </message>
    <message>
        <source>trained up to %1 →</source>
        <translation>训练至多 %1 →</translation>
    </message>
    <message>
        <source>trained up to %1</source>
        <translation>训练至多 %1</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::LinkGrid</name>
    <message>
        <source>“%1” and “%2”</source>
        <translation>“%1”与“%2”</translation>
    </message>
    <message>
        <source>attention %1</source>
        <translation>注意力 %1</translation>
    </message>
    <message>
        <source>linked by IBM Model 1</source>
        <translation>IBM 模型 1 有连线</translation>
    </message>
    <message>
        <source>gold link, sure</source>
        <translation>标准连线，确定</translation>
    </message>
    <message>
        <source>gold link, possible</source>
        <translation>标准连线，可能</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::LinksCard</name>
    <message>
        <source>Word links</source>
        <translation>词语连线</translation>
    </message>
    <message>
        <source>Links between the words</source>
        <translation>单词之间的连线</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Take all gold links of this pair away</source>
        <translation>去掉这对句子的全部标准连线</translation>
    </message>
    <message>
        <source>Save the links</source>
        <translation>保存连线</translation>
    </message>
    <message>
        <source>Save these links as PNG, SVG, PDF or CSV</source>
        <translation>把这些连线保存为 PNG、SVG、PDF 或 CSV</translation>
    </message>
    <message>
        <source>Colour: attention. Dot: its strongest word. Cross: IBM Model 1. Square: gold, solid when sure, dotted when only possible.</source>
        <translation>颜色：注意力。圆点：注意力最大的词。叉：IBM 模型 1。方框：标准连线，实线为确定，点线为可能。</translation>
    </message>
    <message>
        <source>Type a sentence: which of its words belong to which word of the translation appears here.</source>
        <translation>输入一个句子：这里会显示它的哪些词对应译文的哪个词。</translation>
    </message>
    <message>
        <source>These gold links are yours.</source>
        <translation>这些标准连线是您标的。</translation>
    </message>
    <message>
        <source>Click the cells of words that belong together.</source>
        <translation>请单击相互对应的词所在的格子。</translation>
    </message>
    <message>
        <source>These gold links are the corpus&apos;s; click to change them.</source>
        <translation>这些标准连线来自语料；单击可以修改。</translation>
    </message>
    <message>
        <source>Alignment error rate (AER): 0 when attention finds all sure links and nothing else, 1 when it finds none (Och and Ney 2003).</source>
        <translation>对齐错误率（AER）：注意力恰好找到全部确定的连线时为 0，一条也没找到时为 1（Och 和 Ney 2003）。</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; (%2 of %3 sure links found, %4 wrong)</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;（找到 %3 条确定连线中的 %2 条，%4 条错误）</translation>
    </message>
    <message>
        <source>No gold links yet: nothing to measure against.</source>
        <translation>还没有标准连线，无法衡量。</translation>
    </message>
    <message>
        <source>This model has no attention.</source>
        <translation>这个模型没有注意力。</translation>
    </message>
    <message>
        <source>AER of attention: %1</source>
        <translation>注意力的 AER：%1</translation>
    </message>
    <message>
        <source>AER of IBM Model 1, trained on %L1 pairs: %2</source>
        <translation>IBM 模型 1（用 %L1 个句对训练）的 AER：%2</translation>
    </message>
    <message>
        <source>IBM Model 1 is being trained…</source>
        <translation>正在训练 IBM 模型 1……</translation>
    </message>
    <message>
        <source>There are no training pairs for IBM Model 1.</source>
        <translation>没有可供 IBM 模型 1 训练的句对。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::LossPlot</name>
    <message>
        <source>Loss curves</source>
        <translation>损失曲线</translation>
    </message>
    <message>
        <source>loss (nats a target word)</source>
        <translation>损失（奈特/目标词）</translation>
    </message>
    <message>
        <source>train loss</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <source>train loss %1</source>
        <translation>训练损失 %1</translation>
    </message>
    <message>
        <source>dev loss</source>
        <translation>验证损失</translation>
    </message>
    <message>
        <source>dev loss %1</source>
        <translation>验证损失 %1</translation>
    </message>
    <message>
        <source>best so far</source>
        <translation>目前最好</translation>
    </message>
    <message>
        <source>best so far %1</source>
        <translation>目前最好 %1</translation>
    </message>
    <message>
        <source>No update has been made yet.</source>
        <translation>还没有做过更新。</translation>
    </message>
    <message>
        <source>After %1 updates the train loss is %2 (from %3).</source>
        <translation>%1 次更新之后，训练损失为 %2（起初为 %3）。</translation>
    </message>
    <message>
        <source>The dev loss is %1.</source>
        <translation>验证损失为 %1。</translation>
    </message>
    <message>
        <source>step %1 · epoch %2 · %3 s</source>
        <translation>第 %1 步 · 第 %2 轮 · %3 秒</translation>
    </message>
    <message>
        <source>train loss %1 (smoothed %2)</source>
        <translation>训练损失 %1（平滑后 %2）</translation>
    </message>
    <message>
        <source>dev loss %1 at step %2 (perplexity %3)</source>
        <translation>验证损失 %1，在第 %2 步（困惑度 %3）</translation>
    </message>
    <message>
        <source>gradient norm %1 · learning rate %2</source>
        <translation>梯度范数 %1 · 学习率 %2</translation>
    </message>
    <message>
        <source>train loss, smoothed %1</source>
        <translation>训练损失（平滑）%1</translation>
    </message>
    <message>
        <source>%1 (dev dotted)</source>
        <translation>%1（点线：验证）</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::MainWindow</name>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Seq2Seq Explorer</source>
        <translation>Seq2Seq Explorer</translation>
    </message>
    <message>
        <source>%1[*] – Seq2Seq Explorer</source>
        <translation>%1[*] – Seq2Seq Explorer</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Pause after the current batch (F5)</source>
        <translation>当前批次完成后暂停 (F5)</translation>
    </message>
    <message>
        <source>Train the model, or go on training it (F5)</source>
        <translation>训练模型，或继续训练 (F5)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New from Built-in Corpus</source>
        <translation>用内置语料库新建(&amp;N)</translation>
    </message>
    <message>
        <source>Open &amp;Corpus…</source>
        <translation>打开语料库(&amp;C)…</translation>
    </message>
    <message>
        <source>Open a file of sentence pairs, or two files line by line</source>
        <translation>打开一个句对文件，或两个逐行对应的文件</translation>
    </message>
    <message>
        <source>Ctrl+Shift+O</source>
        <translation>Ctrl+Shift+O</translation>
    </message>
    <message>
        <source>&amp;Open Experiment…</source>
        <translation>打开实验(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a model that was saved here (.s2s)</source>
        <translation>打开在这里保存过的模型 (.s2s)</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save corpus, model and curves; training then saves by itself</source>
        <translation>保存语料库、模型和曲线；此后训练会自动保存</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Save under another name</source>
        <translation>以另一个名称保存</translation>
    </message>
    <message>
        <source>Ctrl+Shift+S</source>
        <translation>Ctrl+Shift+S</translation>
    </message>
    <message>
        <source>&amp;Export Figures…</source>
        <translation>导出图(&amp;E)…</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>关闭程序</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Train on one batch, then pause (F10)</source>
        <translation>训练一个批次，然后暂停 (F10)</translation>
    </message>
    <message>
        <source>F10</source>
        <translation>F10</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop training at once (Shift+F5)</source>
        <translation>立即停止训练 (Shift+F5)</translation>
    </message>
    <message>
        <source>Shift+F5</source>
        <translation>Shift+F5</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Forget all training: new random weights from the same seed (Ctrl+Shift+R)</source>
        <translation>清除全部训练成果：用同一随机种子重新生成随机权重 (Ctrl+Shift+R)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+R</source>
        <translation>Ctrl+Shift+R</translation>
    </message>
    <message>
        <source>Choose another model for this corpus, or other training settings</source>
        <translation>为这个语料库选择另一个模型，或修改训练设置</translation>
    </message>
    <message>
        <source>Ctrl+M</source>
        <translation>Ctrl+M</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Bigger Text</source>
        <translation>放大文字(&amp;B)</translation>
    </message>
    <message>
        <source>Ctrl++</source>
        <translation>Ctrl++</translation>
    </message>
    <message>
        <source>Ctrl+=</source>
        <translation>Ctrl+=</translation>
    </message>
    <message>
        <source>&amp;Smaller Text</source>
        <translation>缩小文字(&amp;S)</translation>
    </message>
    <message>
        <source>Ctrl+-</source>
        <translation>Ctrl+-</translation>
    </message>
    <message>
        <source>&amp;Normal Text</source>
        <translation>正常大小(&amp;N)</translation>
    </message>
    <message>
        <source>Ctrl+0</source>
        <translation>Ctrl+0</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>F11</source>
        <translation>F11</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>&amp;About Seq2Seq Explorer</source>
        <translation>关于 Seq2Seq Explorer(&amp;A)</translation>
    </message>
    <message>
        <source>About Seq2Seq Explorer</source>
        <translation>关于 Seq2Seq Explorer</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Seq2Seq Explorer %1&lt;/h3&gt;</source>
        <translation>&lt;h3&gt;Seq2Seq Explorer %1&lt;/h3&gt;</translation>
    </message>
    <message>
        <source>See how an encoder–decoder with attention learns to translate.&lt;br&gt;&lt;br&gt;Free software under the GNU General Public License, version 3 or later. Built on Qt %1, LibTorch, ICU, SentencePiece and QCustomPlot.</source>
        <translation>看带注意力的编码器–解码器怎样学会翻译。&lt;br&gt;&lt;br&gt;自由软件，以 GNU 通用公共许可证第 3 版或更新版本发布。基于 Qt %1、LibTorch、ICU、SentencePiece 和 QCustomPlot。</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Make the change again</source>
        <translation>重新做这个改动</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>撤销(&amp;U)：%1</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>重做(&amp;R)：%1</translation>
    </message>
    <message>
        <source>%1[*] – %2 – Seq2Seq Explorer</source>
        <translation>%1[*] – %2 – Seq2Seq Explorer</translation>
    </message>
    <message>
        <source>The training sentences were not found: this model translates, but cannot be trained. Open its file again to say where they are.</source>
        <translation>没有找到训练用的句子：这个模型可以翻译，但不能继续训练。请重新打开它的文件，并指出这些句子在哪里。</translation>
    </message>
    <message>
        <source>Write the figures of all workspaces as pictures and tables into a folder</source>
        <translation>把所有工作区的图以图片和表格的形式写入一个文件夹</translation>
    </message>
    <message>
        <source>The weights of an earlier evaluation are looked at: return to the present to train on, or branch from there.</source>
        <translation>现在看的是较早一次评估的权重：要继续训练，请回到现在，或从那里开始一个分支。</translation>
    </message>
    <message>
        <source>Take back the last change</source>
        <translation>撤销上一步更改</translation>
    </message>
    <message>
        <source>&amp;Model and Training Settings</source>
        <translation>模型与训练设置(&amp;M)</translation>
    </message>
    <message>
        <source>Open S&amp;tudy…</source>
        <translation>打开研究(&amp;T)…</translation>
    </message>
    <message>
        <source>Open a folder of runs and compare them</source>
        <translation>打开存放运行的文件夹并进行比较</translation>
    </message>
    <message>
        <source>Ctrl+Alt+O</source>
        <translation>Ctrl+Alt+O</translation>
    </message>
    <message>
        <source>Exchange with &amp;PyTorch</source>
        <translation>与 PyTorch 交换(&amp;P)</translation>
    </message>
    <message>
        <source>Open &amp;Weights…</source>
        <translation>打开权重(&amp;W)…</translation>
    </message>
    <message>
        <source>Open weights that another program trained (.safetensors); its vocabularies lie in the same folder</source>
        <translation>打开其他程序训练的权重（.safetensors）；词表放在同一文件夹中</translation>
    </message>
    <message>
        <source>Export for &amp;Python…</source>
        <translation>导出到 Python(&amp;P)…</translation>
    </message>
    <message>
        <source>Write the weights, the vocabularies and a PyTorch program that translates with them</source>
        <translation>写出权重、词表，以及用它们翻译的 PyTorch 程序</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭这条消息</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>还有 %1 条</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Open the folder of these files in the file manager</source>
        <translation>在文件管理器中打开这些文件所在的文件夹</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::ModelForm</name>
    <message>
        <source>The recurrent unit of encoder and decoder. LSTM and GRU keep gradients alive over long sentences.</source>
        <translation>编码器和解码器的循环单元。LSTM 和 GRU 能让梯度传过长句子。</translation>
    </message>
    <message>
        <source>Recurrent layers on top of each other, encoder and decoder alike (1 to 4).</source>
        <translation>叠在一起的循环层，编码器和解码器相同（1 到 4）。</translation>
    </message>
    <message>
        <source>Share of numbers set to zero while training, on the output vector and between layers (0 to 0.95). Keeps a model from learning small corpora by heart.</source>
        <translation>训练时置零的数所占的比例（Dropout），作用于输出向量和各层之间（0 到 0.95）。防止模型把小语料库背下来。</translation>
    </message>
    <message>
        <source>left to right</source>
        <translation>从左到右</translation>
    </message>
    <message>
        <source>The encoder reads the last word first, so that the first words of both sides come close together (Sutskever 2014).</source>
        <translation>编码器先读最后一个词，使两侧开头的词彼此靠近 (Sutskever 2014)。</translation>
    </message>
    <message>
        <source>The decoder also reads its previous output vector, so that it knows what it has attended to (Luong 2015).</source>
        <translation>解码器同时读取自己上一步的输出向量，从而知道自己已经注意过哪里 (Luong 2015)。</translation>
    </message>
    <message>
        <source>Without attention the decoder sees only the encoder&apos;s last states.</source>
        <translation>没有注意力时，解码器只能看到编码器的最后状态。</translation>
    </message>
    <message>
        <source>Reversing changes little when the encoder reads both ways.</source>
        <translation>编码器双向读取时，倒序几乎没有影响。</translation>
    </message>
    <message>
        <source>Each source embedding is mixed with the one of the next word before the encoder reads it: z_i = W_0 x_i + W_1 x_{i+1} + b, a convolution of width 2 (CS224N).</source>
        <translation>编码器读取之前，每个源词的嵌入先与下一个词的嵌入混合：z_i = W_0 x_i + W_1 x_{i+1} + b，宽度为 2 的卷积 (CS224N)。</translation>
    </message>
    <message>
        <source>both ways, h units each</source>
        <translation>双向，各 h 个单元</translation>
    </message>
    <message>
        <source>both ways, h/2 units each</source>
        <translation>双向，各 h/2 个单元</translation>
    </message>
    <message>
        <source>In both directions every encoder state knows the whole sentence. With h units each it has 2h numbers; with h/2 units each it has h, as the decoder&apos;s state, which dot attention needs.</source>
        <translation>双向时每个编码器状态都了解整个句子。每个方向 h 个单元时它有 2h 个数；各 h/2 个单元时有 h 个，与解码器状态相同，点积注意力需要这样。</translation>
    </message>
    <message>
        <source>Words on either side of p_t that local attention looks at (10 in Luong 2015, whose sentences are longer).</source>
        <translation>局部注意力在 p_t 两侧各看多少个词（Luong 2015 中为 10，那里的句子更长）。</translation>
    </message>
    <message>
        <source>A word enters as a vector with a single 1, as long as the vocabulary, instead of an embedding: the classic character model.</source>
        <translation>每个词不用词嵌入，而以与词表等长、只有一个 1 的向量输入：经典的字符模型。</translation>
    </message>
    <message>
        <source>The target embeddings are also the weights of the output vocabulary: one row a word at both ends of the decoder (Press and Wolf 2017). Needs e = h.</source>
        <translation>目标词嵌入同时用作输出词表的权重：每个词在解码器两端共用一行 (Press、Wolf 2017)。要求 e = h。</translation>
    </message>
    <message>
        <source>Sentences of a batch are filled up with &lt;pad&gt; to one length. The mask keeps attention off it. Switch it off to see padding take weight; LibTorch computes it.</source>
        <translation>同一批的句子用 &lt;pad&gt; 补成一样长，掩码使注意力不落在它上面。关闭后可以看到填充也分到权重；由 LibTorch 计算。</translation>
    </message>
    <message>
        <source>Keeps &lt;pad&gt; out of the loss. Without it the model is taught to write &lt;pad&gt;, and the loss looks better than the translations are; LibTorch computes it.</source>
        <translation>使 &lt;pad&gt; 不计入损失。关闭后模型被教着写 &lt;pad&gt;，损失看上去比译文的实际质量好；由 LibTorch 计算。</translation>
    </message>
    <message>
        <source>Without attention and from zero the decoder learns nothing of the source.</source>
        <translation>没有注意力又从零开始，解码器对源句一无所知。</translation>
    </message>
    <message>
        <source>Local-m counts places as the encoder reads them: reversed, it looks at the wrong end.</source>
        <translation>Local-m 按编码器读入的顺序数位置：反转源句后它会看错一端。</translation>
    </message>
    <message>
        <source>the encoder&apos;s last state, projected</source>
        <translation>编码器最后状态，经投影</translation>
    </message>
    <message>
        <source>the encoder&apos;s last state as it is</source>
        <translation>编码器最后状态，原样</translation>
    </message>
    <message>
        <source>zero</source>
        <translation>零</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>gates and a cell state</source>
        <translation>门和细胞状态</translation>
    </message>
    <message>
        <source>GRU</source>
        <translation>GRU</translation>
    </message>
    <message>
        <source>two gates, no cell state</source>
        <translation>两个门，没有细胞状态</translation>
    </message>
    <message>
        <source>plain RNN</source>
        <translation>普通 RNN</translation>
    </message>
    <message>
        <source>tanh, no gates</source>
        <translation>tanh，没有门</translation>
    </message>
    <message>
        <source>cell</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>one way</source>
        <translation>单向</translation>
    </message>
    <message>
        <source>both, h each</source>
        <translation>双向各 h</translation>
    </message>
    <message>
        <source>both, h/2 each</source>
        <translation>双向各 h/2</translation>
    </message>
    <message>
        <source>reads</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>hidden size h</source>
        <translation>隐藏大小 h</translation>
    </message>
    <message>
        <source>Numbers in the state of one direction and layer, and in the decoder&apos;s.</source>
        <translation>每个方向每层状态中的数，解码器状态也一样。</translation>
    </message>
    <message>
        <source>projected</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>nothing of the source</source>
        <translation>不含源句信息</translation>
    </message>
    <message>
        <source>last state</source>
        <translation>最后状态</translation>
    </message>
    <message>
        <source>The decoder&apos;s first hidden and cell state. From zero, all it learns of the source comes through attention, which then has to become readable. As it is: both states must have as many numbers.</source>
        <translation>解码器最初的隐藏状态和细胞状态。从零开始时，它只能经由注意力了解源句，注意力因此会变得可读。原样：两种状态必须有一样多的数。</translation>
    </message>
    <message>
        <source>cell, layers, h: see encoder</source>
        <translation>单元、层数、h：见编码器</translation>
    </message>
    <message>
        <source>scores</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>How the decoder scores each source word before it writes the next target word.</source>
        <translation>解码器在写出下一个目标词之前如何给每个源词打分。</translation>
    </message>
    <message>
        <source>window D</source>
        <translation>窗口 D</translation>
    </message>
    <message>
        <source>attention mask</source>
        <translation>注意力掩码</translation>
    </message>
    <message>
        <source>embedding size e</source>
        <translation>嵌入大小 e</translation>
    </message>
    <message>
        <source>Numbers a word is turned into, source and target alike.</source>
        <translation>一个词变成多少个数，源端和目标端相同。</translation>
    </message>
    <message>
        <source>one-hot input</source>
        <translation>独热输入</translation>
    </message>
    <message>
        <source>reverse the source</source>
        <translation>反转源句</translation>
    </message>
    <message>
        <source>width 2</source>
        <translation>宽度 2</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>input feeding</source>
        <translation>输入馈送</translation>
    </message>
    <message>
        <source>dropout</source>
        <translation>随机失活</translation>
    </message>
    <message>
        <source>tied embeddings</source>
        <translation>共享嵌入</translation>
    </message>
    <message>
        <source>loss mask</source>
        <translation>损失掩码</translation>
    </message>
    <message>
        <source>Only local attention has one.</source>
        <translation>只有局部注意力才有。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::ModelView</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>start from %1</source>
        <translation>从 %1 开始</translation>
    </message>
    <message numerus="yes">
        <source>changed: %1 and %n more</source>
        <translation>
            <numerusform>已改：%1，还有 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>changed: %1</source>
        <translation>已改：%1</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已改</translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation>使用这些设置</translation>
    </message>
    <message>
        <source>Start as a new run</source>
        <translation>作为新运行开始</translation>
    </message>
    <message>
        <source>The network stays as it is and keeps its weights; training goes on with these settings.</source>
        <translation>网络保持原样并保留权重；训练按这些设置继续。</translation>
    </message>
    <message>
        <source>Takes this model in place of the present one: it starts anew, and the weights of the present one are lost unless they are saved.</source>
        <translation>用此模型取代当前模型：从头开始，当前模型的权重若未保存就会丢失。</translation>
    </message>
    <message>
        <source>no weights</source>
        <translation>没有权重</translation>
    </message>
    <message>
        <source>being counted…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>%1 weights · %2</source>
        <translation>%1 个权重 · %2</translation>
    </message>
    <message>
        <source>%1 mult.-adds · %2</source>
        <translation>%1 次乘加 · %2</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1 weights&lt;/b&gt; · %2 multiply-adds for this sentence of m = %3 and n = %4 words, %5 a target word</source>
        <translation>&lt;b&gt;%1 个权重&lt;/b&gt; · 此句（m = %3，n = %4 个词）需 %2 次乘加，每个目标词 %5 次</translation>
    </message>
    <message>
        <source>The words of the corpus are being counted, cut for this preset…</source>
        <translation>正在按此预设的切分统计语料中的词…</translation>
    </message>
    <message>
        <source>fast engine</source>
        <translation>快速引擎</translation>
    </message>
    <message>
        <source>Estimate for this machine</source>
        <translation>在这台机器上的估计</translation>
    </message>
    <message>
        <source>The network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Shapes on the arrows as numbers: [32, 7, 128]</source>
        <translation>箭头上的形状用数字：[32, 7, 128]</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>字母</translation>
    </message>
    <message>
        <source>Shapes on the arrows as letters: [B, m, 2h]</source>
        <translation>箭头上的形状用字母：[B, m, 2h]</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>The parts of the model and their settings</source>
        <translation>模型的各部分及其设置</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>How the model is trained</source>
        <translation>如何训练模型</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>Show the model of the present run again</source>
        <translation>重新显示当前运行的模型</translation>
    </message>
    <message>
        <source>discard changes</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>A model from the literature to start from. Choosing one sets every field.</source>
        <translation>从文献中的某个模型开始。选择后会设置所有字段。</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>论文</translation>
    </message>
    <message>
        <source>Formulas</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>gates</source>
        <translation>门</translation>
    </message>
    <message>
        <source>Write the gates of the cells out</source>
        <translation>写出单元的各个门</translation>
    </message>
    <message>
        <source>Closed choices</source>
        <translation>不可选的选项</translation>
    </message>
    <message>
        <source>Formulas: %1</source>
        <translation>公式：%1</translation>
    </message>
    <message>
        <source>Formula of %1</source>
        <translation>%1的公式</translation>
    </message>
    <message>
        <source>Numbers that the formula makes</source>
        <translation>公式算出多少个数</translation>
    </message>
    <message>
        <source>none of the presets</source>
        <translation>不是预设</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::NeighbourMenu</name>
    <message>
        <source>Replace by a near word</source>
        <translation>换成相近的词</translation>
    </message>
    <message>
        <source>asking the model …</source>
        <translation>正在询问模型……</translation>
    </message>
    <message>
        <source>Cosine of the angle between the two embeddings, 1 = the same direction</source>
        <translation>两个词嵌入之间夹角的余弦，1 表示方向相同</translation>
    </message>
    <message>
        <source>This model holds no words to be alike</source>
        <translation>这个模型里没有相近的词</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::NetworkView</name>
    <message>
        <source>the word before</source>
        <translation>前一个词</translation>
    </message>
    <message>
        <source>The network as a diagram</source>
        <translation>网络图</translation>
    </message>
    <message>
        <source>source vectors x_1 to x_m</source>
        <translation>源向量 x_1 到 x_m</translation>
    </message>
    <message>
        <source>mixed words z_1 to z_m</source>
        <translation>混合后的词 z_1 到 z_m</translation>
    </message>
    <message>
        <source>states, reading forward</source>
        <translation>正向阅读的状态</translation>
    </message>
    <message>
        <source>states, reading backward</source>
        <translation>反向阅读的状态</translation>
    </message>
    <message>
        <source>encoder states, what attention reads</source>
        <translation>编码器状态，供注意力读取</translation>
    </message>
    <message>
        <source>the target word before</source>
        <translation>前一个目标词</translation>
    </message>
    <message>
        <source>joined with the output before</source>
        <translation>与前一步输出拼接</translation>
    </message>
    <message>
        <source>decoder state h_t</source>
        <translation>解码器状态 h_t</translation>
    </message>
    <message>
        <source>output vector o_t</source>
        <translation>输出向量 o_t</translation>
    </message>
    <message>
        <source>probabilities P_t</source>
        <translation>概率 P_t</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <translation>%1：%2。%3</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::NgramLanes</name>
    <message>
        <source>words</source>
        <translation>词</translation>
    </message>
    <message>
        <source>%1-grams</source>
        <translation>%1 元组</translation>
    </message>
    <message>
        <source>“%1” (%2-gram)</source>
        <translation>“%1”（%2 元组）</translation>
    </message>
    <message>
        <source>%1: in no reference</source>
        <translation>%1：不在参考译文中</translation>
    </message>
    <message>
        <source>%1: %2 times here, %3 times in reference %4</source>
        <translation>%1：这里 %2 次，参考译文 %4 中 %3 次</translation>
    </message>
    <message>
        <source>%1: counted</source>
        <translation>%1：计入</translation>
    </message>
    <message>
        <source>%1: clipped, this one is too many</source>
        <translation>%1：被截断，这一个多余</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::OneHotView</name>
    <message>
        <source>%1 has id %2: place %2 of its row is 1, the other %3 are 0.</source>
        <translation>%1 的编号是 %2：它这一行的第 %2 位为 1，其余 %3 位为 0。</translation>
    </message>
    <message>
        <source>It is not in the vocabulary and is read as &lt;unk&gt;.</source>
        <translation>它不在词表中，读作 &lt;unk&gt;。</translation>
    </message>
    <message>
        <source>token</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>one-hot row: the 1 among |V| numbers</source>
        <translation>独热行：|V| 个数中的那个 1</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::PageStack</name>
    <message>
        <source>What is shown of the translation</source>
        <translation>显示译文的哪一方面</translation>
    </message>
    <message>
        <source>Tabs further left</source>
        <translation>左侧的标签页</translation>
    </message>
    <message>
        <source>Tabs further right</source>
        <translation>右侧的标签页</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::PairEdits</name>
    <message>
        <source>edit pair</source>
        <translation>修改句对</translation>
    </message>
    <message>
        <source>add pair</source>
        <translation>添加句对</translation>
    </message>
    <message>
        <source>remove pair</source>
        <translation>删除句对</translation>
    </message>
    <message>
        <source>remove %1 pairs</source>
        <translation>删除 %1 个句对</translation>
    </message>
    <message>
        <source>split anew</source>
        <translation>重新划分</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::PairFilterBar</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search in the sentence pairs</source>
        <translation>在句对中搜索</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Search by a regular expression (as Perl has them), in which upper and lower case differ</source>
        <translation>用正则表达式搜索（Perl 语法），区分大小写</translation>
    </message>
    <message>
        <source>Suspicious pairs</source>
        <translation>可疑句对</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>词元数</translation>
    </message>
    <message>
        <source>Fewest tokens</source>
        <translation>最少词元数</translation>
    </message>
    <message>
        <source>Only pairs with so many tokens, or more, on both sides</source>
        <translation>只显示两侧都不少于这么多词元的句对</translation>
    </message>
    <message>
        <source>Most tokens</source>
        <translation>最多词元数</translation>
    </message>
    <message>
        <source>Only pairs with so many tokens, or fewer, on both sides</source>
        <translation>只显示两侧都不多于这么多词元的句对</translation>
    </message>
    <message>
        <source>all pairs</source>
        <translation>全部句对</translation>
    </message>
    <message>
        <source>Suspicious pairs as well as others</source>
        <translation>可疑的和其他的句对都显示</translation>
    </message>
    <message>
        <source>Show suspicious pairs alone, to be looked at, edited or removed:</source>
        <translation>只显示可疑句对，以便查看、修改或删除：</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Show only pairs with this text on either side (upper and lower case alike)</source>
        <translation>只显示任意一侧含有这段文字的句对（不区分大小写）</translation>
    </message>
    <message>
        <source>This is no regular expression: %1.</source>
        <translation>这不是正则表达式：%1。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::PairModel</name>
    <message>
        <source>source</source>
        <translation>源语言</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标语言</translation>
    </message>
    <message>
        <source>Tokens of the sentence, without &lt;/s&gt;: what the histogram counts, and what the longest sentence of a model limits</source>
        <translation>句子的词元数，不含 &lt;/s&gt;：直方图统计的就是它，模型的“最长句子”限制的也是它</translation>
    </message>
    <message>
        <source>source tokens</source>
        <translation>源句词元</translation>
    </message>
    <message>
        <source>target tokens</source>
        <translation>译文词元</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>same on both sides</source>
        <translation>两侧相同</translation>
    </message>
    <message>
        <source>odd length ratio</source>
        <translation>长度比异常</translation>
    </message>
    <message>
        <source>unexpected script</source>
        <translation>意外的文字</translation>
    </message>
    <message>
        <source>its source is held back</source>
        <translation>源句已留作评测</translation>
    </message>
    <message>
        <source>its target is held back</source>
        <translation>目标句已留作评测</translation>
    </message>
    <message>
        <source>Both sides are those of a pair before it</source>
        <translation>两侧都与前面的某个句对相同</translation>
    </message>
    <message>
        <source>The source is its own translation</source>
        <translation>源句与译文完全一样</translation>
    </message>
    <message>
        <source>One side has three times the characters, or more, that the other side lets expect in this corpus</source>
        <translation>一侧的字符数是按这个语料从另一侧推算的三倍或更多</translation>
    </message>
    <message>
        <source>Most letters of a side are of a script that hardly occurs on this side</source>
        <translation>一侧的大部分字母属于这一侧几乎不出现的文字</translation>
    </message>
    <message>
        <source>Its source sentence is one of dev or test: training on it would give that away</source>
        <translation>它的源句出现在验证集或测试集中：用它训练会泄露答案</translation>
    </message>
    <message>
        <source>Its target sentence is one of dev or test: training on it would give that away</source>
        <translation>它的目标句出现在验证集或测试集中：用它训练会泄露答案</translation>
    </message>
    <message>
        <source>more than %1 tokens</source>
        <translation>超过 %1 个词元</translation>
    </message>
    <message>
        <source>Number of the pair: those of train come first, then dev, test and those that are used nowhere, then added ones. A click on a name sorts by that column.</source>
        <translation>句对的编号：先是训练集，然后是验证集、测试集和未使用的，最后是新增的。点击列名按该列排序。</translation>
    </message>
    <message>
        <source>The sentence that is translated. Sorted by the codes of its characters.</source>
        <translation>要翻译的句子。按字符编码排序。</translation>
    </message>
    <message>
        <source>Its translation by a person: what the model learns to write, or is measured against. Sorted by the codes of its characters.</source>
        <translation>人工译文：模型学习写出的内容，或评测的依据。按字符编码排序。</translation>
    </message>
    <message>
        <source>What is odd about the pair, or why it is used nowhere</source>
        <translation>句对有何异常，或为什么没有使用</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>remark</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::PairsCard</name>
    <message>
        <source>train · %1</source>
        <translation>训练集 · %1</translation>
    </message>
    <message>
        <source>dev · %1</source>
        <translation>验证集 · %1</translation>
    </message>
    <message>
        <source>test · %1</source>
        <translation>测试集 · %1</translation>
    </message>
    <message>
        <source>used nowhere · %1</source>
        <translation>未使用 · %1</translation>
    </message>
    <message>
        <source>%1 found…</source>
        <translation>已找到 %1 个…</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>找到 %1 个</translation>
    </message>
    <message>
        <source>Translate this sentence</source>
        <translation>翻译这个句子</translation>
    </message>
    <message>
        <source>Edit the source (F2)</source>
        <translation>修改源句（F2）</translation>
    </message>
    <message>
        <source>Edit the target</source>
        <translation>修改目标句</translation>
    </message>
    <message>
        <source>Remove the selected pairs (Del)</source>
        <translation>删除选中的句对（Del）</translation>
    </message>
    <message>
        <source>Remove all %1 pairs that are shown</source>
        <translation>删除显示的全部 %1 个句对</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>排序依据</translation>
    </message>
    <message>
        <source>order of the corpus</source>
        <translation>语料的顺序</translation>
    </message>
    <message>
        <source>Save these pairs as CSV…</source>
        <translation>把这些句对另存为 CSV…</translation>
    </message>
    <message>
        <source>Save these pairs</source>
        <translation>保存这些句对</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>A sentence cannot be empty. To be rid of it, remove the pair.</source>
        <translation>句子不能为空。要去掉它，请删除这个句对。</translation>
    </message>
    <message>
        <source>Sentence pairs</source>
        <translation>句对</translation>
    </message>
    <message>
        <source>A click picks the sentence in all workspaces, a double-click opens it in Translate; F2 edits it, Del removes it.</source>
        <translation>单击在所有工作区选中该句，双击在“翻译”中打开；F2 修改，Del 删除。</translation>
    </message>
    <message>
        <source>Part of the corpus</source>
        <translation>语料的部分</translation>
    </message>
    <message>
        <source>Training sentences; dev sentences, by which quality is measured while it is trained; test sentences, kept to the very end; and those that are used nowhere, with the reason</source>
        <translation>训练句；验证句，训练期间用它们衡量质量；测试句，留到最后；以及未使用的句对和原因</translation>
    </message>
    <message>
        <source>Split…</source>
        <translation>划分…</translation>
    </message>
    <message>
        <source>Split into train, dev and test</source>
        <translation>划分为训练集、验证集和测试集</translation>
    </message>
    <message>
        <source>Split all pairs anew into train, dev and test, by share and seed</source>
        <translation>按比例和种子把全部句对重新划分为训练集、验证集和测试集</translation>
    </message>
    <message>
        <source>Save the pairs that are shown as CSV</source>
        <translation>把显示的句对保存为 CSV</translation>
    </message>
    <message>
        <source>Add a pair</source>
        <translation>添加句对</translation>
    </message>
    <message>
        <source>Remove the selected pairs</source>
        <translation>删除选中的句对</translation>
    </message>
    <message>
        <source>No sentences yet. Open or drop a file of sentence pairs (a table, a translation memory, flash cards, or two files whose lines belong together), or take a built-in corpus.</source>
        <translation>还没有句子。请打开或拖入句对文件（表格、翻译记忆库、抽认卡，或两个逐行对应的文件），或者使用内置语料库。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::PartPanel</name>
    <message>
        <source>Numbers in this part that training adjusts, and their share</source>
        <translation>此部分中由训练调整的数及其占比</translation>
    </message>
    <message>
        <source>Multiply-adds of this part for the sentence that is shown, and their share; what is done unit by unit (gates, tanh, softmax) is not counted</source>
        <translation>此部分处理所示句子的乘加次数及其占比；逐单元的运算（门、tanh、softmax）不计</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::PartTexts</name>
    <message>
        <source>Reads the sentence in both directions; each state knows the whole of it.</source>
        <translation>从两个方向阅读句子；每个状态都了解整句。</translation>
    </message>
    <message>
        <source>Reads the sentence word by word; each state knows the words so far.</source>
        <translation>逐词阅读句子；每个状态了解到此为止的词。</translation>
    </message>
    <message>
        <source>It reads the last word first.</source>
        <translation>它先读最后一个词。</translation>
    </message>
    <message>
        <source>The decoder begins from the encoder&apos;s last states, by a matrix.</source>
        <translation>解码器从编码器的最后状态经矩阵开始。</translation>
    </message>
    <message>
        <source>The decoder begins from the encoder&apos;s last states as they are.</source>
        <translation>解码器直接从编码器的最后状态开始。</translation>
    </message>
    <message>
        <source>The decoder begins from zero: all it learns comes through attention.</source>
        <translation>解码器从零开始：它只能经由注意力了解源句。</translation>
    </message>
    <message>
        <source>Source words</source>
        <translation>源词</translation>
    </message>
    <message>
        <source>Target words</source>
        <translation>目标词</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>Decoder start</source>
        <translation>解码器起点</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Output vector</source>
        <translation>输出向量</translation>
    </message>
    <message>
        <source>Output vocabulary</source>
        <translation>输出词表</translation>
    </message>
    <message>
        <source>A word enters as a single 1 among zeros, as long as the vocabulary.</source>
        <translation>词以与词表等长、只有一个 1 的向量输入。</translation>
    </message>
    <message>
        <source>Each source word has a row of numbers that is learnt.</source>
        <translation>每个源词有一行学到的数。</translation>
    </message>
    <message>
        <source>The decoder is fed the word before and its output vector.</source>
        <translation>解码器读入前一个词及其输出向量。</translation>
    </message>
    <message>
        <source>The decoder is fed the word before.</source>
        <translation>解码器读入前一个词。</translation>
    </message>
    <message>
        <source>Mixes each source word with the next one.</source>
        <translation>把每个源词与下一个词混合。</translation>
    </message>
    <message>
        <source>Off: the encoder reads the words as they are.</source>
        <translation>关：编码器直接读词。</translation>
    </message>
    <message>
        <source>Writes the translation word by word from its state.</source>
        <translation>根据自己的状态逐词写出译文。</translation>
    </message>
    <message>
        <source>What the decoder knows before it chooses a word.</source>
        <translation>解码器选词之前所知道的。</translation>
    </message>
    <message>
        <source>Joins what attention found with the decoder&apos;s state.</source>
        <translation>把注意力找到的与解码器状态合在一起。</translation>
    </message>
    <message>
        <source>A probability for each target word; its weights are the target embeddings.</source>
        <translation>每个目标词的概率；其权重就是目标嵌入。</translation>
    </message>
    <message>
        <source>A probability for each target word.</source>
        <translation>每个目标词的概率。</translation>
    </message>
    <message>
        <source>source words x_i</source>
        <translation>源词 x_i</translation>
    </message>
    <message>
        <source>mixed words z_i</source>
        <translation>混合后的词 z_i</translation>
    </message>
    <message>
        <source>encoder states h^{enc}_i</source>
        <translation>编码器状态 h^{enc}_i</translation>
    </message>
    <message>
        <source>last states of the encoder</source>
        <translation>编码器的最后状态</translation>
    </message>
    <message>
        <source>first states of the decoder</source>
        <translation>解码器的最初状态</translation>
    </message>
    <message>
        <source>target words y_{t−1}</source>
        <translation>目标词 y_{t−1}</translation>
    </message>
    <message>
        <source>output vectors o_{t−1}, fed back</source>
        <translation>输出向量 o_{t−1}，反馈</translation>
    </message>
    <message>
        <source>input of the decoder ŷ_t</source>
        <translation>解码器输入 ŷ_t</translation>
    </message>
    <message>
        <source>decoder states h_t</source>
        <translation>解码器状态 h_t</translation>
    </message>
    <message>
        <source>attention weights α_t</source>
        <translation>注意力权重 α_t</translation>
    </message>
    <message>
        <source>contexts a_t</source>
        <translation>上下文 a_t</translation>
    </message>
    <message>
        <source>output vectors o_t</source>
        <translation>输出向量 o_t</translation>
    </message>
    <message>
        <source>probabilities P_t</source>
        <translation>概率 P_t</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::PatchPanel</name>
    <message>
        <source>unit </source>
        <translation>单元 </translation>
    </message>
    <message>
        <source>all units</source>
        <translation>所有单元</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Put in all units of a part, or this one alone</source>
        <translation>放入一个部分的所有单元，或只放入这一个</translation>
    </message>
    <message>
        <source>Effect of each part of A on B</source>
        <translation>A 的各部分对 B 的作用</translation>
    </message>
    <message>
        <source>Pin a translation first, then translate another sentence.</source>
        <translation>先固定一个译文，再翻译另一个句子。</translation>
    </message>
    <message>
        <source>A was translated by another model: its states do not fit into this one. Pin a translation of the model that is open.</source>
        <translation>A 是另一个模型译的：它的状态放不进这个模型。请固定当前模型的一个译文。</translation>
    </message>
    <message>
        <source>A and B are the same sentence: nothing of A is missing in B. Translate another sentence, or leave out a word of this one.</source>
        <translation>A 和 B 是同一个句子：A 有的 B 都有。请翻译另一个句子，或从这个句子中去掉一个词。</translation>
    </message>
    <message>
        <source>Both sentences are translated the same. Click a word of A and another of B.</source>
        <translation>两个句子的译文相同。请在 A 中点一个词，在 B 中点另一个词。</translation>
    </message>
    <message>
        <source>The two words are the same. Click another word of B.</source>
        <translation>两个词相同。请在 B 中点另一个词。</translation>
    </message>
    <message>
        <source>Which part of A makes B begin with “%1” instead of “%2”?</source>
        <translation>A 的哪一部分使 B 以“%1”而不是“%2”开头？</translation>
    </message>
    <message>
        <source>Which part of A makes B say “%1” instead of “%2” after “%3”?</source>
        <translation>在“%3”之后，A 的哪一部分使 B 说“%1”而不是“%2”？</translation>
    </message>
    <message>
        <source>put into B</source>
        <translation>放进 B</translation>
    </message>
    <message>
        <source>D = log p(“%1”) − log p(“%2”) is %3 in A and %4 in B, with the weights of step %L5. A cell: how far B gets to A&apos;s D when it has this part of A; 0 = nothing changes, 1 = as if it had read A. Click a cell to see what the model then says.</source>
        <translation>D = log p(“%1”) − log p(“%2”)，在 A 中为 %3，在 B 中为 %4，用第 %L5 步的权重。每格：B 有了 A 的这一部分之后，离 A 的 D 有多近；0 = 没有变化，1 = 就像读了 A 一样。点击一格，看模型此时怎么说。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::PatchWords</name>
    <message>
        <source>start state</source>
        <translation>初始状态</translation>
    </message>
    <message>
        <source>whole state</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>%1, layer %2</source>
        <translation>%1，第 %2 层</translation>
    </message>
    <message>
        <source>annotations</source>
        <translation>编码器状态</translation>
    </message>
    <message>
        <source>h₀ and c₀ of the decoder: all that it gets of the sentence without attention</source>
        <translation>解码器的 h₀ 和 c₀：没有注意力时，它从句子得到的全部信息</translation>
    </message>
    <message>
        <source>All of the decoder&apos;s state at this step, h and c of every layer</source>
        <translation>解码器在这一步的全部状态：每一层的 h 和 c</translation>
    </message>
    <message>
        <source>The encoder&apos;s states h₁ … hₘ, which attention reads</source>
        <translation>编码器的状态 h₁ … hₘ，注意力读的就是它们</translation>
    </message>
    <message>
        <source>The decoder&apos;s hidden state at this step</source>
        <translation>解码器在这一步的隐藏状态</translation>
    </message>
    <message>
        <source>The decoder&apos;s cell state at this step, its memory</source>
        <translation>解码器在这一步的细胞状态，即它的记忆</translation>
    </message>
    <message>
        <source>The output state at this step, from which the words&apos; probabilities are made; at the last step it is everything</source>
        <translation>这一步的输出状态，各词的概率由它算出；在最后一步它就是全部</translation>
    </message>
    <message>
        <source>This model has no attention: the start state alone gives %1, the word has no other road.</source>
        <translation>这个模型没有注意力：仅初始状态就得到 %1，这个词没有别的来路。</translation>
    </message>
    <message>
        <source>The annotations alone give %1, the start state %2: the word comes through attention, not through the start state.</source>
        <translation>仅编码器状态得到 %1，仅初始状态得到 %2：这个词经由注意力而来，而不是经由初始状态。</translation>
    </message>
    <message>
        <source>The start state alone gives %1, the annotations %2: the word comes through the start state, not through attention.</source>
        <translation>仅初始状态得到 %1，仅编码器状态得到 %2：这个词经由初始状态而来，而不是经由注意力。</translation>
    </message>
    <message>
        <source>The start state alone gives %1, the annotations %2: either of them brings the word.</source>
        <translation>仅初始状态得到 %1，仅编码器状态得到 %2：两者都能带来这个词。</translation>
    </message>
    <message>
        <source>The start state alone gives %1, the annotations %2: neither brings the word without the other.</source>
        <translation>仅初始状态得到 %1，仅编码器状态得到 %2：缺了另一个，哪个都带不来这个词。</translation>
    </message>
    <message>
        <source>Of the decoder&apos;s states that of step %1 gives most, %2.</source>
        <translation>在解码器的各状态中，第 %1 步的最多，为 %2。</translation>
    </message>
    <message>
        <source>No state of the decoder carries it by itself.</source>
        <translation>解码器的任何一个状态都不能单独带来它。</translation>
    </message>
    <message>
        <source>unit %1 of %2</source>
        <translation>%2的单元 %1</translation>
    </message>
    <message>
        <source>%1 at step %2</source>
        <translation>第 %2 步的%1</translation>
    </message>
    <message>
        <source>%1 from “%2” (weights of step %3)</source>
        <translation>来自“%2”的%1（第 %3 步的权重）</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::PenaltySlider</name>
    <message>
        <source>Length penalty</source>
        <translation>长度惩罚</translation>
    </message>
    <message>
        <source>Length penalty: exponent a of score = log p / ((5 + length) / 6)^a. Moving it puts these hypotheses in their new order at once; the model searches again only when you translate again.</source>
        <translation>长度惩罚：得分 = log p / ((5 + 长度) / 6)^a 中的指数 a。移动它，这些候选译文立刻按新的得分排序；再次翻译时模型才重新搜索。</translation>
    </message>
    <message>
        <source>penalty %1</source>
        <translation>惩罚 %1</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::PictureExport</name>
    <message>
        <source>Save this picture</source>
        <translation>保存这幅图</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>SVG pictures (*.svg)</source>
        <translation>SVG 图片 (*.svg)</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Save picture as %1…</source>
        <translation>把图另存为 %1…</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::Plot</name>
    <message>
        <source>Save numbers as CSV…</source>
        <translation>把数据另存为 CSV…</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>保存%1</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::PreviewModel</name>
    <message>
        <source>%1 · source</source>
        <translation>%1 · 源语言</translation>
    </message>
    <message>
        <source>%1 · target</source>
        <translation>%1 · 目标语言</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>ids</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>addresses</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>always the same</source>
        <translation>全部相同</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::ProbabilityBars</name>
    <message>
        <source>Likeliest words</source>
        <translation>最可能的词</translation>
    </message>
    <message>
        <source>Probability of each word at this step, 0 to 1; all words together make 1.</source>
        <translation>这一步每个词的概率，0 到 1；所有词之和为 1。</translation>
    </message>
    <message>
        <source>%1: probability %2</source>
        <translation>%1：概率 %2</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::ProblemModel</name>
    <message>
        <source>%1 lines · %2 pairs kept · %3 skipped · %4, %5</source>
        <translation>%1 行 · 保留 %2 个句对 · 跳过 %3 个 · %4、%5</translation>
    </message>
    <message>
        <source>line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Line of the file, counted from 1; a dash where the whole file is meant</source>
        <translation>文件中的行，从 1 开始数；短横表示整个文件</translation>
    </message>
    <message>
        <source>What is wrong with the line, and what became of it</source>
        <translation>这一行有什么问题，以及怎样处理</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::QualityCard</name>
    <message>
        <source>length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Over the tokens of the source</source>
        <translation>横轴为源句的词元数</translation>
    </message>
    <message>
        <source>word frequency</source>
        <translation>词频</translation>
    </message>
    <message>
        <source>Which words of the references are found again, by how often training saw them</source>
        <translation>参考译文中的词有多少被译出，按训练中出现的次数划分</translation>
    </message>
    <message>
        <source>Quality by source length</source>
        <translation>质量与源句长度</translation>
    </message>
    <message>
        <source>Quality by word frequency</source>
        <translation>质量与词频</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>测量什么</translation>
    </message>
    <message>
        <source>Save the curves of quality</source>
        <translation>保存质量曲线</translation>
    </message>
    <message>
        <source>Save these curves as PNG, SVG, PDF or CSV</source>
        <translation>把这些曲线保存为 PNG、SVG、PDF 或 CSV</translation>
    </message>
    <message>
        <source>%1 (%2 seeds)</source>
        <translation>%1（%2 个种子）</translation>
    </message>
    <message>
        <source>The dev sentences are being translated…</source>
        <translation>正在翻译开发句…</translation>
    </message>
    <message>
        <source>Tick trained runs in the table: their dev sentences are translated, and how good short and long ones are appears here.</source>
        <translation>请在表中勾选训练过的运行：它们会翻译各自的开发句，长句短句译得如何显示在这里。</translation>
    </message>
    <message>
        <source>Translating dev sentences: run %1 of %2</source>
        <translation>正在翻译开发句：第 %1 个运行，共 %2 个</translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n run(s) not translated</source>
        <translation>
            <numerusform>已停止：%n 个运行尚未翻译</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>and %1 more, see the tooltip</source>
        <translation>还有 %1 条，见提示</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::QualityPlot</name>
    <message>
        <source>words right</source>
        <translation>词正确率</translation>
    </message>
    <message>
        <source>token accuracy, forced</source>
        <translation>词元准确率（强制解码）</translation>
    </message>
    <message>
        <source>BLEU</source>
        <translation>BLEU</translation>
    </message>
    <message>
        <source>exact match</source>
        <translation>完全一致</translation>
    </message>
    <message>
        <source>Share of tokens that are right in what the model writes by itself: those that translation and reference have in the same order (the longest common subsequence), of the longer of the two.</source>
        <translation>模型自己写出的译文中正确词元所占的比例：译文与参考译文中顺序相同的词元（最长公共子序列），除以两者中较长者的长度。</translation>
    </message>
    <message>
        <source>Share of reference tokens that were the likeliest after the reference&apos;s own beginning (teacher forcing). It hides that errors feed on errors.</source>
        <translation>在参考译文自己的开头之后，参考词元恰为最可能词元的比例（教师强制）。它掩盖了错误会引发错误这一点。</translation>
    </message>
    <message>
        <source>BLEU of all sentences of these lengths, 0 to 100</source>
        <translation>这些长度的所有句子的 BLEU，0 到 100</translation>
    </message>
    <message>
        <source>Share of sentences that are the reference to the letter</source>
        <translation>与参考译文一字不差的句子所占的比例</translation>
    </message>
    <message>
        <source>Quality by source length</source>
        <translation>质量与源句长度</translation>
    </message>
    <message>
        <source>Recall by word frequency</source>
        <translation>召回率与词频</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知词</translation>
    </message>
    <message>
        <source>source tokens (grey: dev sentences of that length)</source>
        <translation>源句词元数（灰色：该长度的开发句数）</translation>
    </message>
    <message>
        <source>times a word was seen in training (grey: words of the references)</source>
        <translation>一个词在训练中出现的次数（灰色：参考译文中的词数）</translation>
    </message>
    <message>
        <source>words found again, %</source>
        <translation>译出的词，%</translation>
    </message>
    <message>
        <source>%1, %</source>
        <translation>%1，%</translation>
    </message>
    <message>
        <source>trained on %1 to %2 tokens</source>
        <translation>训练长度：%1 到 %2 个词元</translation>
    </message>
    <message>
        <source>+%1 points</source>
        <translation>+%1 个百分点</translation>
    </message>
    <message>
        <source>These runs cut sentences into different tokens: each counts its own.</source>
        <translation>这些运行的切分方式不同：各按自己的词元计数。</translation>
    </message>
    <message>
        <source>Not all of these runs were asked the same dev sentences.</source>
        <translation>这些运行翻译的开发句并不完全相同。</translation>
    </message>
    <message>
        <source>%1: %2 at %3 tokens, %4 at %5.</source>
        <translation>%1：%3 个词元时为 %2，%5 个时为 %4。</translation>
    </message>
    <message>
        <source>At %1 tokens all of them are within %2 points.</source>
        <translation>在 %1 个词元处，它们相差不超过 %2 个百分点。</translation>
    </message>
    <message>
        <source>%1 has %2 at %3 tokens, %4 has %5: %6 points.</source>
        <translation>在 %3 个词元处，%1 为 %2，%4 为 %5：相差 %6 个百分点。</translation>
    </message>
    <message>
        <source>Beyond what was trained on (%1 times the longest): %2</source>
        <translation>超出训练长度（最长者的 %1 倍）时：%2</translation>
    </message>
    <message>
        <source>%1 %2 of the rarest, %3 of the most frequent</source>
        <translation>%1 译出最罕见词的 %2、最常见词的 %3</translation>
    </message>
    <message>
        <source>Words of the reference that are found again: %1.</source>
        <translation>参考译文中的词被译出的比例：%1。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%1 tokens, %n sentence(s)</source>
        <translation>
            <numerusform>%1 个词元，%n 个句子</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>seen in training: %1, %n word(s)</source>
        <translation>
            <numerusform>训练中出现次数：%1，%n 个词</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::QueueBar</name>
    <message>
        <source>How much of the queue is trained</source>
        <translation>队列已训练的比例</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Ends the queue. What is trained stays; the run that is being trained is saved and can be gone on with.</source>
        <translation>结束队列。已训练的保留；正在训练的运行会保存，以后可以继续。</translation>
    </message>
    <message>
        <source>&lt;b&gt;Queue %1 of %2&lt;/b&gt;</source>
        <translation>&lt;b&gt;队列 %1 / %2&lt;/b&gt;</translation>
    </message>
    <message>
        <source>%1, paused</source>
        <translation>%1，已暂停</translation>
    </message>
    <message>
        <source>%1, saving…</source>
        <translation>%1，正在保存…</translation>
    </message>
    <message>
        <source>%1, less than a minute left</source>
        <translation>%1，剩余不到 1 分钟</translation>
    </message>
    <message numerus="yes">
        <source>%1, about %n min left</source>
        <translation>
            <numerusform>%1，约剩 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause queue</source>
        <translation>暂停队列</translation>
    </message>
    <message>
        <source>Trains what is left of the queue</source>
        <translation>训练队列中剩下的运行</translation>
    </message>
    <message>
        <source>Saves the run that is being trained and waits; other computers go on</source>
        <translation>保存正在训练的运行并等待；其他计算机继续</translation>
    </message>
    <message>
        <source>also training in this folder: %1</source>
        <translation>也在此文件夹中训练：%1</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::RunBar</name>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Done: all epochs</source>
        <translation>完成：所有轮次</translation>
    </message>
    <message>
        <source>Done: all steps</source>
        <translation>完成：所有步数</translation>
    </message>
    <message>
        <source>Done: time is up</source>
        <translation>完成：时间已到</translation>
    </message>
    <message>
        <source>Done: BLEU reached</source>
        <translation>完成：达到 BLEU</translation>
    </message>
    <message>
        <source>Done: no longer improving</source>
        <translation>完成：不再提高</translation>
    </message>
    <message>
        <source>Diverged</source>
        <translation>已发散</translation>
    </message>
    <message>
        <source>Not trained yet</source>
        <translation>尚未训练</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Training progress</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>Choose a corpus</source>
        <translation>选择语料库</translation>
    </message>
    <message>
        <source>The sentence pairs that are trained on: %1. Click to choose others.</source>
        <translation>训练所用的句对：%1。单击可选其他语料库。</translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation>还没有模型</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>模型：%1</translation>
    </message>
    <message>
        <source>The model: %1. Click to choose another one or other training settings.</source>
        <translation>模型：%1。单击可选另一个模型或修改训练设置。</translation>
    </message>
    <message>
        <source>Epoch %1 / %2</source>
        <translation>第 %1 / %2 轮</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>dev perplexity &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>验证困惑度 &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>%1 words/s</source>
        <translation>%1 词/秒</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>还需 %1</translation>
    </message>
    <message>
        <source>Dev perplexity: how many words the model hesitates between, on sentences it does not train on (1 = never). Words/s: source and target words trained on in a second. Left: minutes and seconds to the end of the run, by its pace so far.</source>
        <translation>验证困惑度：在不参加训练的句子上，模型平均在多少个词之间犹豫（1 表示毫不犹豫）。词/秒：每秒训练的源语言和目标语言词数。还需：按目前速度到训练结束的分和秒。</translation>
    </message>
    <message>
        <source>Epochs: how often training has gone through all training sentences. Updates of the weights so far, one a batch: %1</source>
        <translation>轮：训练把全部训练句子过了多少遍。到目前为止权重的更新次数，每批一次：%1</translation>
    </message>
    <message>
        <source>How far the run is on its way to the nearest of its limits (epochs, updates, minutes); it may end earlier when it no longer improves.</source>
        <translation>训练离最近的上限（轮数、更新次数、分钟）还有多远；不再提高时可能提前结束。</translation>
    </message>
    <message>
        <source>Trained: %1 steps</source>
        <translation>已训练 %1 步</translation>
    </message>
    <message>
        <source>Paused at step %1 of %2</source>
        <translation>停在第 %1 步，共 %2 步</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::RunCurves</name>
    <message>
        <source>Dev loss</source>
        <translation>开发集损失</translation>
    </message>
    <message>
        <source>dev loss (nats a target token)</source>
        <translation>开发集损失（每目标词元，奈特）</translation>
    </message>
    <message>
        <source>Train loss</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <source>train loss (nats a target token, mean since the last evaluation)</source>
        <translation>训练损失（每目标词元，奈特；自上次评估以来的均值）</translation>
    </message>
    <message>
        <source>Dev perplexity</source>
        <translation>开发集困惑度</translation>
    </message>
    <message>
        <source>dev perplexity</source>
        <translation>开发集困惑度</translation>
    </message>
    <message>
        <source>BLEU</source>
        <translation>BLEU</translation>
    </message>
    <message>
        <source>BLEU on the dev sentences</source>
        <translation>开发集句子的 BLEU</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::RunModel</name>
    <message>
        <source>It is trained on %1</source>
        <translation>正在 %1 上训练</translation>
    </message>
    <message>
        <source>Compare %1</source>
        <translation>比较 %1</translation>
    </message>
    <message>
        <source>Ticked runs are drawn and compared. A click ticks all that are shown, or none.</source>
        <translation>勾选的运行会被绘制和比较。单击可勾选所有显示的运行，或全部取消。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::RunTexts</name>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>A double-click or F2 changes it</source>
        <translation>双击或按 F2 修改</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Waiting, training (how much of it is done), done, or broken; the tooltip of a broken run says what is wrong</source>
        <translation>等待、训练中（已完成的比例）、完成或损坏；损坏的运行在提示中说明原因</translation>
    </message>
    <message>
        <source>computer</source>
        <translation>计算机</translation>
    </message>
    <message>
        <source>The computer that trains the run now</source>
        <translation>正在训练该运行的计算机</translation>
    </message>
    <message>
        <source>dev ppl</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>Perplexity on the dev sentences, the lowest of all evaluations: among so many words the model hesitates, on average. Lower is better.</source>
        <translation>开发集句子的困惑度，取所有评估中的最低值：模型平均在多少个词之间犹豫。越低越好。</translation>
    </message>
    <message>
        <source>BLEU</source>
        <translation>BLEU</translation>
    </message>
    <message>
        <source>BLEU of the dev translations, 0 to 100, of the weights with the lowest dev perplexity. Higher is better.</source>
        <translation>开发集译文的 BLEU（0 到 100），取开发集困惑度最低时的权重。越高越好。</translation>
    </message>
    <message>
        <source>chrF</source>
        <translation>chrF</translation>
    </message>
    <message>
        <source>chrF of the dev translations (overlap of letters), 0 to 100. Higher is better.</source>
        <translation>开发集译文的 chrF（字符重合度），0 到 100。越高越好。</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>完全一致</translation>
    </message>
    <message>
        <source>Share of the dev translations in the file (24 at most) that are the reference to the letter</source>
        <translation>文件中的开发集译文（最多 24 句）里与参考译文一字不差的比例</translation>
    </message>
    <message>
        <source>words/s</source>
        <translation>词/秒</translation>
    </message>
    <message>
        <source>Source and target words trained on in a second, the mean over the run</source>
        <translation>每秒训练的源词和目标词数，整个运行的均值</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Numbers that training changes</source>
        <translation>训练所改变的数</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Updates of the weights so far</source>
        <translation>至今的权重更新次数</translation>
    </message>
    <message>
        <source>computed by</source>
        <translation>计算引擎</translation>
    </message>
    <message>
        <source>What computed the last updates</source>
        <translation>最近的更新由什么计算</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>A double-click writes or changes them</source>
        <translation>双击可书写或修改</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Fixes the first weights, the order of the batches and dropout. Runs that are equal in all but the seed show how much is chance.</source>
        <translation>决定初始权重、批次顺序和 Dropout。除种子外完全相同的运行显示偶然性有多大。</translation>
    </message>
    <message>
        <source>corpus</source>
        <translation>语料</translation>
    </message>
    <message>
        <source>pairs made</source>
        <translation>生成句对</translation>
    </message>
    <message>
        <source>file of pairs</source>
        <translation>句对文件</translation>
    </message>
    <message>
        <source>source file</source>
        <translation>源语文件</translation>
    </message>
    <message>
        <source>tokenizer</source>
        <translation>分词</translation>
    </message>
    <message>
        <source>vocabulary</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>longest sentence</source>
        <translation>最长句</translation>
    </message>
    <message>
        <source>lower case</source>
        <translation>小写</translation>
    </message>
    <message>
        <source>preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>cell</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>embedding e</source>
        <translation>词嵌入 e</translation>
    </message>
    <message>
        <source>hidden h</source>
        <translation>隐藏 h</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>one direction</source>
        <translation>单向</translation>
    </message>
    <message>
        <source>half directions</source>
        <translation>半宽双向</translation>
    </message>
    <message>
        <source>source reversed</source>
        <translation>源语反转</translation>
    </message>
    <message>
        <source>no input feeding</source>
        <translation>无输入馈送</translation>
    </message>
    <message>
        <source>one-hot</source>
        <translation>独热</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>decoder start</source>
        <translation>解码器起始</translation>
    </message>
    <message>
        <source>window D</source>
        <translation>窗口 D</translation>
    </message>
    <message>
        <source>tied embeddings</source>
        <translation>共享词嵌入</translation>
    </message>
    <message>
        <source>no attention mask</source>
        <translation>无注意力掩码</translation>
    </message>
    <message>
        <source>no loss mask</source>
        <translation>无损失掩码</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>attention&apos;s rate</source>
        <translation>注意力学习率</translation>
    </message>
    <message>
        <source>clipping</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>label smoothing</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <source>teacher forcing</source>
        <translation>教师强制</translation>
    </message>
    <message>
        <source>its fall an epoch</source>
        <translation>每轮降低</translation>
    </message>
    <message>
        <source>evaluate every</source>
        <translation>评估间隔</translation>
    </message>
    <message>
        <source>patience</source>
        <translation>耐心</translation>
    </message>
    <message>
        <source>weights kept, MB</source>
        <translation>保留权重，MB</translation>
    </message>
    <message>
        <source>trials</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>first weights</source>
        <translation>初始权重</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>steps at most</source>
        <translation>最多步数</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>BLEU to stop at</source>
        <translation>停止 BLEU</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Setting --%1 of seq2seq train</source>
        <translation>seq2seq train 的设置 --%1</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>waiting at %1 %</source>
        <translation>等待中，%1 %</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>training %1 %</source>
        <translation>训练中 %1 %</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>损坏</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::RunsCard</name>
    <message>
        <source>Save all numbers as CSV…</source>
        <translation>将所有数值保存为 CSV…</translation>
    </message>
    <message>
        <source>Save the runs</source>
        <translation>保存运行表</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Runs of the study</source>
        <translation>研究中的运行</translation>
    </message>
    <message>
        <source>group by seed</source>
        <translation>按种子合并</translation>
    </message>
    <message>
        <source>A row for all seeds of one configuration, its numbers as mean ± deviation of the sample (n − 1)</source>
        <translation>同一配置的所有种子合为一行，数值为均值 ± 样本标准差（n − 1）</translation>
    </message>
    <message>
        <source>filter…</source>
        <translation>筛选…</translation>
    </message>
    <message>
        <source>Show the runs that have this text in a cell</source>
        <translation>只显示单元格中含有此文字的运行</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>保存表格</translation>
    </message>
    <message>
        <source>Save the table for a hand-out (picture or CSV) or all numbers</source>
        <translation>保存讲义用表格（图片或 CSV）或所有数值</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n 次运行</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 done</source>
        <translation>%1 完成</translation>
    </message>
    <message>
        <source>%1 ticked</source>
        <translation>%1 勾选</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 显示</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n seed(s): BLEU &lt;b&gt;%2&lt;/b&gt;</source>
        <translation>
            <numerusform>%1，%n 个种子：BLEU &lt;b&gt;%2&lt;/b&gt;</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>另有 %1 组</translation>
    </message>
    <message>
        <source>more columns: right-click the header</source>
        <translation>更多列：右击表头</translation>
    </message>
    <message>
        <source>Runs of one seed were measured on different sentences: their numbers cannot be compared.</source>
        <translation>同一种子的运行是在不同句子上测量的：它们的数值不可比较。</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>橙</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>violet</source>
        <translation>紫</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>粉</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>黄</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>棕</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Open in all workspaces</source>
        <translation>在所有工作区中打开</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Write notes</source>
        <translation>写备注</translation>
    </message>
    <message>
        <source>Tick only this</source>
        <translation>只勾选这个</translation>
    </message>
    <message>
        <source>Teacher’s table: mean ± deviation of the ticked runs</source>
        <translation>讲义表：勾选运行的均值 ± 标准差</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>当前显示的内容</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::SameSentenceCard</name>
    <message>
        <source>Tick trained runs in the table: one sentence as each of them translates it appears here, side by side.</source>
        <translation>请在表中勾选训练过的运行：同一个句子的各个译文会并排显示在这里。</translation>
    </message>
    <message>
        <source>Previous sentence</source>
        <translation>上一句</translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation>下一句</translation>
    </message>
    <message>
        <source>most different first</source>
        <translation>差别最大的在前</translation>
    </message>
    <message>
        <source>as in the dev set</source>
        <translation>按开发集的顺序</translation>
    </message>
    <message>
        <source>Order of the sentences</source>
        <translation>句子的顺序</translation>
    </message>
    <message>
        <source>Most different: by the distance of the best and the worst sentence BLEU of these runs</source>
        <translation>差别最大：按这些运行中最高与最低的单句 BLEU 之差</translation>
    </message>
    <message>
        <source>Save the sentence through all runs</source>
        <translation>保存这个句子的各个译文</translation>
    </message>
    <message>
        <source>Save what is side by side as PNG, SVG, PDF or CSV</source>
        <translation>把并排的内容保存为 PNG、SVG、PDF 或 CSV</translation>
    </message>
    <message>
        <source>The sentence</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>Type a sentence of your own and press Enter</source>
        <translation>输入自己的句子并按回车键</translation>
    </message>
    <message>
        <source>A dev sentence; type one of your own over it and press Enter</source>
        <translation>一个开发句；可以改写成自己的句子并按回车键</translation>
    </message>
    <message numerus="yes">
        <source>The same sentence through %n run(s)</source>
        <translation>
            <numerusform>同一个句子经过 %n 个运行</numerusform>
        </translation>
    </message>
    <message>
        <source>The same sentence through several runs</source>
        <translation>同一个句子经过几个运行</translation>
    </message>
    <message>
        <source>dev %1 (%2 of %3)</source>
        <translation>开发句 %1（第 %2 个，共 %3 个）</translation>
    </message>
    <message>
        <source>a sentence of your own</source>
        <translation>自己的句子</translation>
    </message>
    <message>
        <source>Which sentence of the dev set it is, and where it stands among those that were translated</source>
        <translation>它是开发集中的第几句，以及在已翻译的句子中排第几</translation>
    </message>
    <message>
        <source>&lt;i&gt;no reference: nothing can be marked as wrong&lt;/i&gt;</source>
        <translation>&lt;i&gt;没有参考译文：无法标出错误&lt;/i&gt;</translation>
    </message>
    <message>
        <source>&lt;i&gt;reference&lt;/i&gt; %1</source>
        <translation>&lt;i&gt;参考译文&lt;/i&gt; %1</translation>
    </message>
    <message>
        <source>%1 differs from the reference · %2 is missing</source>
        <translation>%1：与参考译文不同 · %2：缺失</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰色</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::SamplesModel</name>
    <message>
        <source>No word of the reference is missing.</source>
        <translation>参考译文中的词一个不缺。</translation>
    </message>
    <message>
        <source>Missing from the reference: %1</source>
        <translation>缺少参考译文中的：%1</translation>
    </message>
    <message>
        <source>At the evaluation before: %1</source>
        <translation>上一次评估时：%1</translation>
    </message>
    <message>
        <source>Sentence BLEU %1: how many word sequences it shares with the reference, 0 to 100</source>
        <translation>句子 BLEU %1：与参考译文相同的词序列有多少，0 到 100</translation>
    </message>
    <message>
        <source>%1. At the evaluation before it was %2.</source>
        <translation>%1。上一次评估时为 %2。</translation>
    </message>
    <message>
        <source>source</source>
        <translation>源句</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>参考译文</translation>
    </message>
    <message>
        <source>BLEU</source>
        <translation>BLEU</translation>
    </message>
    <message>
        <source>translation</source>
        <translation>译文</translation>
    </message>
    <message>
        <source>at epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>A sentence held back from training</source>
        <translation>不参加训练的句子</translation>
    </message>
    <message>
        <source>Its translation by a person</source>
        <translation>它的人工译文</translation>
    </message>
    <message>
        <source>Sentence BLEU, 0 to 100: how many word sequences of one to four words the translation shares with the reference</source>
        <translation>句子 BLEU，0 到 100：译文与参考译文共有多少个一到四个词的词序列</translation>
    </message>
    <message>
        <source>newest (epoch %1)</source>
        <translation>最新（第 %1 轮）</translation>
    </message>
    <message>
        <source>Coverage deviation %1: how far source words are from being looked at once.
Attention entropy %2 nats: how spread the look of a word is.
Length %3: how far its length is from the usual, as a logarithm.</source>
        <translation>覆盖偏差 %1：各源词离恰好被看一次有多远。
注意力熵 %2 奈特：一个词的目光有多分散。
长度 %3：译文长度离通常的长度有多远（取对数）。</translation>
    </message>
    <message>
        <source>What the model writes, the likeliest word every time; red words are not in the reference, marked ones were not there at the evaluation before</source>
        <translation>模型写出的译文，每次取最可能的词；红色的词不在参考译文中，加底色的词在上一次评估时没有</translation>
    </message>
    <message>
        <source>How suspicious the translation is without a reference: coverage deviation + attention entropy + deviation of the length (Rikters et al. 2017)</source>
        <translation>不看参考译文时译文有多可疑：覆盖偏差 + 注意力熵 + 长度偏差（Rikters 等 2017）</translation>
    </message>
    <message>
        <source>suspicion</source>
        <translation>可疑度</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::SamplingControls</name>
    <message>
        <source>beam</source>
        <translation>束搜索</translation>
    </message>
    <message>
        <source>Search for the likeliest translation with a beam</source>
        <translation>用束搜索寻找最可能的译文</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>Draw each word by chance, as likely as the model holds it to be</source>
        <translation>每个词按模型给出的概率随机抽取</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Words are drawn with P^(1/temperature), made to sum to 1: above 1 bolder, below 1 more careful</source>
        <translation>按归一化的 P^(1/温度) 抽取词：大于 1 更大胆，小于 1 更谨慎</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Draw only among so many likeliest words of each step (Fan et al. 2018)</source>
        <translation>每一步只在概率最大的这么多个词里抽取（Fan 等，2018）</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Draw only among the fewest likeliest words whose probabilities sum to this: the nucleus (Holtzman et al. 2020)</source>
        <translation>只在概率之和达到此值的最少几个词里抽取，即“核”（Holtzman 等，2020）</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Fixes what is drawn: the same seed draws the same words from the same model</source>
        <translation>决定抽取的结果：同一个模型、同一个种子，抽到的词相同</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>重新抽取</translation>
    </message>
    <message>
        <source>Draw other translations, with the next seed</source>
        <translation>用下一个种子抽取另外的译文</translation>
    </message>
    <message>
        <source>temperature </source>
        <translation>温度 </translation>
    </message>
    <message>
        <source>top-k </source>
        <translation>top-k </translation>
    </message>
    <message>
        <source>top-k all</source>
        <translation>top-k 全部</translation>
    </message>
    <message>
        <source>top-p </source>
        <translation>top-p </translation>
    </message>
    <message>
        <source>seed </source>
        <translation>种子 </translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::ScoreBars</name>
    <message>
        <source>Attention weights of this step</source>
        <translation>这一步的注意力权重</translation>
    </message>
    <message>
        <source>%1. e is the score before the softmax, α the share of attention from 0 to 1 (all α make 1). Click to pick the source word.</source>
        <translation>%1。e 是 softmax 之前的得分，α 是注意力的份额，0 到 1（所有 α 之和为 1）。单击可选中这个源词。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::SentenceColumn</name>
    <message>
        <source>Open in Translate</source>
        <translation>在“翻译”中打开</translation>
    </message>
    <message>
        <source>Step through</source>
        <translation>逐步演示</translation>
    </message>
    <message>
        <source>Opens this run with this sentence</source>
        <translation>打开这个运行并翻译这个句子</translation>
    </message>
    <message>
        <source>Translating…</source>
        <translation>正在翻译…</translation>
    </message>
    <message>
        <source>BLEU &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>BLEU &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>log p %1</source>
        <translation>log p %1</translation>
    </message>
    <message>
        <source>all %1 words as in the reference</source>
        <translation>%1 个词全部与参考译文相同</translation>
    </message>
    <message>
        <source>%1 wrong, %2 missing</source>
        <translation>%1 个错误，%2 个缺失</translation>
    </message>
    <message>
        <source>not a dev sentence of this run</source>
        <translation>不是这个运行的开发句</translation>
    </message>
    <message>
        <source>Sentence BLEU (0 to 100) and the natural logarithm of the probability of this translation; weights of step %L1</source>
        <translation>单句 BLEU（0 到 100）和这个译文的概率的自然对数；第 %L1 步的权重</translation>
    </message>
    <message>
        <source>It was not held back when this run was trained: the run may have learnt it by heart. Weights of step %L1.</source>
        <translation>训练这个运行时没有把它留出来：运行可能已经把它背下来了。第 %L1 步的权重。</translation>
    </message>
    <message>
        <source>Attention of %1</source>
        <translation>%1 的注意力</translation>
    </message>
    <message>
        <source>No attention to show: the decoder sees %1 source tokens through the encoder’s last state alone.</source>
        <translation>没有注意力可显示：解码器只能通过编码器的最后一个状态看到 %1 个源词元。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::ShareBar</name>
    <message>
        <source>Share of each part in the weights</source>
        <translation>各部分在权重中的占比</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Train / Pause</source>
        <translation>训练/暂停</translation>
    </message>
    <message>
        <source>Step through: one step back or forward</source>
        <translation>逐步演示：后退或前进一步</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>左、右</translation>
    </message>
    <message>
        <source>Step through: first or last step</source>
        <translation>逐步演示：第一步或最后一步</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Home、End</translation>
    </message>
    <message>
        <source>Step through: play or pause</source>
        <translation>逐步演示：播放或暂停</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Attention matrix: move the selection</source>
        <translation>注意力矩阵：移动选中的格子</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>What</source>
        <translation>功能</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>States over time: pick another unit, or another state</source>
        <translation>各时刻的状态：选择另一个单元或另一种状态</translation>
    </message>
    <message>
        <source>Shift+Left, Shift+Right, Up, Down</source>
        <translation>Shift+左、Shift+右、上、下</translation>
    </message>
    <message>
        <source>Step through: mark this step</source>
        <translation>逐步演示：标记这一步</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>Step through: marked step before or behind</source>
        <translation>逐步演示：前一个或后一个标记</translation>
    </message>
    <message>
        <source>Ctrl+Left, Ctrl+Right</source>
        <translation>Ctrl+左、Ctrl+右</translation>
    </message>
    <message>
        <source>Step through: keep the number that is pointed at</source>
        <translation>逐步演示：固定所指的数</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <source>Translate: pin the translation to compare with it</source>
        <translation>翻译：固定译文以便对照</translation>
    </message>
    <message>
        <source>Ctrl+P</source>
        <translation>Ctrl+P</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::SideForm</name>
    <message>
        <source>Lower case</source>
        <translation>转为小写</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Language code (BCP 47) such as zh or en. It chooses how BLEU cuts the sentences; may stay empty.</source>
        <translation>语言代码 (BCP 47)，例如 zh 或 en。它决定 BLEU 怎样切分句子；可以留空。</translation>
    </message>
    <message>
        <source>words</source>
        <translation>词</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>字符</translation>
    </message>
    <message>
        <source>subwords</source>
        <translation>子词</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>How sentences are cut: words (also of Chinese and Japanese), single characters, or subwords that are learned from the corpus.</source>
        <translation>句子怎样切分：词（包括中文和日文的词）、单个字符，或从语料库中学得的子词。</translation>
    </message>
    <message>
        <source>Subwords</source>
        <translation>子词数</translation>
    </message>
    <message>
        <source>How many subwords are learned (SentencePiece). Only for subword tokens.</source>
        <translation>学习多少个子词 (SentencePiece)。只用于子词词元。</translation>
    </message>
    <message>
        <source>NFC (as written)</source>
        <translation>NFC（照原样）</translation>
    </message>
    <message>
        <source>NFKC (full-width as half-width)</source>
        <translation>NFKC（全角视同半角）</translation>
    </message>
    <message>
        <source>Unicode</source>
        <translation>Unicode</translation>
    </message>
    <message>
        <source>NFC joins letters and accents; NFKC also makes look-alikes equal, such as full-width and ordinary digits.</source>
        <translation>NFC 把字母与附加符号合并；NFKC 还把形似的字符视为相同，例如全角数字与普通数字。</translation>
    </message>
    <message>
        <source>Write every word in lower case: fewer words to learn, but the translations lose their capitals.</source>
        <translation>所有词都写成小写：要学的词更少，但译文会失去大写。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::SignificanceCard</name>
    <message>
        <source>Is it real?</source>
        <translation>差别是真的吗？</translation>
    </message>
    <message>
        <source>&amp;A</source>
        <translation>&amp;A</translation>
    </message>
    <message>
        <source>&amp;B</source>
        <translation>&amp;B</translation>
    </message>
    <message>
        <source>Run A</source>
        <translation>运行 A</translation>
    </message>
    <message>
        <source>Run B</source>
        <translation>运行 B</translation>
    </message>
    <message>
        <source>BLEU</source>
        <translation>BLEU</translation>
    </message>
    <message>
        <source>chrF</source>
        <translation>chrF</translation>
    </message>
    <message>
        <source>exact match</source>
        <translation>完全一致</translation>
    </message>
    <message>
        <source>What A and B are compared by</source>
        <translation>用什么比较 A 和 B</translation>
    </message>
    <message>
        <source>How many samples are drawn</source>
        <translation>抽样次数</translation>
    </message>
    <message>
        <source>The dev sentences are drawn again and again, as many as there are, some twice and some not at all, and both runs are measured on what was drawn (Koehn 2004): how far the difference hangs on these very sentences.</source>
        <translation>反复从开发句中有放回地抽取同样多的句子，有的抽到两次，有的一次也没有，再在抽到的句子上测量两个运行（Koehn 2004）：由此看出差别在多大程度上取决于这些句子。</translation>
    </message>
    <message>
        <source>difference A − B</source>
        <translation>差 A − B</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 区间</translation>
    </message>
    <message>
        <source>p (no difference)</source>
        <translation>p（没有差别）</translation>
    </message>
    <message>
        <source>Two-sided: twice the share of samples in which the better run is not better. Below 0.05 the interval lies on one side of 0.</source>
        <translation>双侧：较好的运行没有更好的抽样所占比例的两倍。低于 0.05 时，区间完全在 0 的一侧。</translation>
    </message>
    <message>
        <source>sentences A better / B / same</source>
        <translation>句子：A 较好 / B 较好 / 相同</translation>
    </message>
    <message>
        <source>Save the differences</source>
        <translation>保存差值</translation>
    </message>
    <message>
        <source>Save this histogram as PNG, SVG, PDF or CSV</source>
        <translation>把这个直方图保存为 PNG、SVG、PDF 或 CSV</translation>
    </message>
    <message>
        <source>points</source>
        <translation>个百分点</translation>
    </message>
    <message>
        <source>Tick two trained runs or more: here you see whether one is better than another, or whether the difference hangs on the choice of dev sentences.</source>
        <translation>请勾选两个以上训练过的运行：这里会显示其中一个是否真的更好，还是差别只取决于开发句的选择。</translation>
    </message>
    <message>
        <source>A and B are one run: choose another.</source>
        <translation>A 和 B 是同一个运行：请另选一个。</translation>
    </message>
    <message>
        <source>Drawing samples…</source>
        <translation>正在抽样…</translation>
    </message>
    <message>
        <source>% exact match</source>
        <translation>完全一致 %</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 … %2</source>
        <translation>%1 … %2</translation>
    </message>
    <message>
        <source>A is ahead in %1 of %2 samples.</source>
        <translation>在 %2 次抽样中，A 有 %1 次领先。</translation>
    </message>
    <message>
        <source>B is ahead in %1 of %2 samples.</source>
        <translation>在 %2 次抽样中，B 有 %1 次领先。</translation>
    </message>
    <message>
        <source>&lt;b&gt;No difference at all&lt;/b&gt; on these %1 sentences.</source>
        <translation>在这 %1 个句子上&lt;b&gt;毫无差别&lt;/b&gt;。</translation>
    </message>
    <message>
        <source>&lt;b&gt;Yes, on these %1 sentences:&lt;/b&gt; %2</source>
        <translation>&lt;b&gt;是的，在这 %1 个句子上：&lt;/b&gt;%2</translation>
    </message>
    <message>
        <source>&lt;b&gt;Not shown by these %1 sentences:&lt;/b&gt; %2 With others it may well be the other way round.</source>
        <translation>&lt;b&gt;这 %1 个句子还不能说明：&lt;/b&gt;%2 换一些句子，结果很可能相反。</translation>
    </message>
    <message>
        <source>A’s %1 seeds differ by %2, B’s %3 by %4 %5.</source>
        <translation>A 的 %1 个种子相差 %2，B 的 %3 个相差 %4 %5。</translation>
    </message>
    <message>
        <source>&lt;b&gt;And not by the seed:&lt;/b&gt; %1 All seeds of the one are ahead of all of the other.</source>
        <translation>&lt;b&gt;也不是种子造成的：&lt;/b&gt;%1 一方的所有种子都领先于另一方的所有种子。</translation>
    </message>
    <message>
        <source>&lt;b&gt;But the seed matters:&lt;/b&gt; %1 They overlap.</source>
        <translation>&lt;b&gt;但种子有影响：&lt;/b&gt;%1 两者有重叠。</translation>
    </message>
    <message>
        <source>&lt;b&gt;But one seed of B&lt;/b&gt;, and A’s %1 seeds differ by %2 %3. Train B with more seeds before you say what makes the difference.</source>
        <translation>&lt;b&gt;但 B 只有一个种子&lt;/b&gt;，而 A 的 %1 个种子相差 %2 %3。请先用更多种子训练 B，再下结论。</translation>
    </message>
    <message>
        <source>&lt;b&gt;But one seed of A&lt;/b&gt;, and B’s %1 seeds differ by %2 %3. Train A with more seeds before you say what makes the difference.</source>
        <translation>&lt;b&gt;但 A 只有一个种子&lt;/b&gt;，而 B 的 %1 个种子相差 %2 %3。请先用更多种子训练 A，再下结论。</translation>
    </message>
    <message>
        <source>&lt;b&gt;But one seed each:&lt;/b&gt; another seed may move either run by more than that. Train both with two seeds more before you say what makes the difference.</source>
        <translation>&lt;b&gt;但各只有一个种子：&lt;/b&gt;换一个种子，两者的变化可能比这个差别还大。请先用另外两个种子训练两者，再下结论。</translation>
    </message>
    <message>
        <source>&lt;b&gt;And one seed each:&lt;/b&gt; another seed may move either run, too.</source>
        <translation>&lt;b&gt;而且各只有一个种子：&lt;/b&gt;换一个种子，结果也可能变化。</translation>
    </message>
    <message>
        <source>Train more seeds…</source>
        <translation>用更多种子训练…</translation>
    </message>
    <message>
        <source>paired bootstrap with so many samples</source>
        <translation>用这么多次抽样做配对自助法</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::SlowMotionDialog</name>
    <message>
        <source>Save this stage</source>
        <translation>保存这一阶段</translation>
    </message>
    <message>
        <source>Save what is shown as a picture or a table</source>
        <translation>把显示的内容保存为图片或表格</translation>
    </message>
    <message>
        <source>One training step in slow motion</source>
        <translation>慢动作看一步训练</translation>
    </message>
    <message>
        <source>Stage before</source>
        <translation>上一阶段</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左箭头</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Next stage</source>
        <translation>下一阶段</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右箭头</translation>
    </message>
    <message>
        <source>Loss of each target word</source>
        <translation>每个目标词的损失</translation>
    </message>
    <message>
        <source>−log P of each target word in nats: 0 for a word that was certain</source>
        <translation>每个目标词的 −log P，单位奈特：完全确定的词为 0</translation>
    </message>
    <message>
        <source>Gradient norm and its limit</source>
        <translation>梯度范数及其上限</translation>
    </message>
    <message>
        <source>The norm of all gradients together before clipping, its limit, and after clipping</source>
        <translation>全部梯度合起来的范数：裁剪前、上限和裁剪后</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Computing a training step…</source>
        <translation>正在计算一步训练…</translation>
    </message>
    <message>
        <source>Of the weights after step %1.</source>
        <translation>第 %1 步之后的权重。</translation>
    </message>
    <message>
        <source>❚❚ Pause</source>
        <translation>❚❚ 暂停</translation>
    </message>
    <message>
        <source>▶ Play</source>
        <translation>▶ 播放</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>before clipping</source>
        <translation>裁剪前</translation>
    </message>
    <message>
        <source>after clipping</source>
        <translation>裁剪后</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::SlowMotionTexts</name>
    <message>
        <source>output o</source>
        <translation>输出 o</translation>
    </message>
    <message>
        <source>target embeddings</source>
        <translation>目标词嵌入</translation>
    </message>
    <message>
        <source>source embeddings</source>
        <translation>源词嵌入</translation>
    </message>
    <message>
        <source>through attention</source>
        <translation>经注意力</translation>
    </message>
    <message>
        <source>%1, layer %2</source>
        <translation>%1，第 %2 层</translation>
    </message>
    <message>
        <source>What comes to this word&apos;s annotation from all decoder steps that looked at it, straight through attention</source>
        <translation>所有看过这个词的解码步经注意力直接传给它的编码器状态的梯度</translation>
    </message>
    <message>
        <source>How much J would change with the embedding of this word</source>
        <translation>这个词的词嵌入变化时 J 会变化多少</translation>
    </message>
    <message>
        <source>How much J would change with this state, through everything that comes after it</source>
        <translation>这个状态变化时，通过其后的一切，J 会变化多少</translation>
    </message>
    <message>
        <source>%1: %2 at the last word, %3 at the first.</source>
        <translation>%1：在最后一个词处为 %2，在第一个词处为 %3。</translation>
    </message>
    <message>
        <source>All gradients together have the norm %1. There is no limit, so they stay as they are.</source>
        <translation>全部梯度合起来的范数为 %1。没有上限，所以保持不变。</translation>
    </message>
    <message>
        <source>All gradients together have the norm %1, above the limit %2: every number of them is multiplied by %3.</source>
        <translation>全部梯度合起来的范数为 %1，超过上限 %2：其中每个数都乘以 %3。</translation>
    </message>
    <message>
        <source>All gradients together have the norm %1, below the limit %2: they stay as they are, the factor is 1.</source>
        <translation>全部梯度合起来的范数为 %1，低于上限 %2：保持不变，系数为 1。</translation>
    </message>
    <message>
        <source>1 Forward</source>
        <translation>1 前向</translation>
    </message>
    <message>
        <source>2 Backward</source>
        <translation>2 反向</translation>
    </message>
    <message>
        <source>3 Clipping</source>
        <translation>3 裁剪</translation>
    </message>
    <message>
        <source>4 Update</source>
        <translation>4 更新</translation>
    </message>
    <message>
        <source>The loss of each target word</source>
        <translation>每个目标词的损失</translation>
    </message>
    <message>
        <source>The gradient of the loss at each part and word</source>
        <translation>损失在每个部件、每个词处的梯度</translation>
    </message>
    <message>
        <source>Gradients that are too large are scaled down</source>
        <translation>过大的梯度按比例缩小</translation>
    </message>
    <message>
        <source>The optimiser moves every weight a little</source>
        <translation>优化器把每个权重移动一点</translation>
    </message>
    <message>
        <source>The decoder is fed the words of the target, not its own (teacher forcing), and each word costs −log P of it. Together J = %1 nats, %2 a word.</source>
        <translation>解码器读入的是目标句的词，而不是自己写的词（教师强制），每个词的损失是它的 −log P。合计 J = %1 奈特，平均每词 %2。</translation>
    </message>
    <message>
        <source>From the last target word back to the first, then into the encoder through its last state alone. At each step back the gradient is multiplied again: it can vanish or grow.</source>
        <translation>从最后一个目标词退回到第一个，然后只经编码器的最后一个状态进入编码器。每退一步，梯度都再乘一次：它可能消失，也可能爆炸。</translation>
    </message>
    <message>
        <source>From the last target word back to the first, then through the encoder. Attention is a shortcut: each source word gets a gradient straight from the decoder steps that looked at it.</source>
        <translation>从最后一个目标词退回到第一个，然后穿过编码器。注意力是一条捷径：看过某个源词的解码步把梯度直接传给它。</translation>
    </message>
    <message>
        <source>%1 with learning rate %2 moves the weights against their gradients. The loss of this pair goes from %3 to %4 nats.</source>
        <translation>%1 以学习率 %2 沿梯度的反方向移动权重。这个句对的损失从 %3 变为 %4 奈特。</translation>
    </message>
    <message>
        <source>The target is the reference of the corpus.</source>
        <translation>目标句是语料库中的参考译文。</translation>
    </message>
    <message>
        <source>The corpus has no reference of this sentence: the target is the translation that is shown.</source>
        <translation>语料库中没有这个句子的参考译文：目标句是当前显示的译文。</translation>
    </message>
    <message>
        <source>Made on a copy of the model, for this one pair, without dropout and label smoothing.</source>
        <translation>在模型的副本上只对这一个句对进行，不带随机失活和标签平滑。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::SplitDialog</name>
    <message>
        <source>Split into train, dev and test</source>
        <translation>划分为训练集、验证集和测试集</translation>
    </message>
    <message>
        <source>&amp;Dev</source>
        <translation>验证集(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>测试集(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>种子(&amp;S)</translation>
    </message>
    <message>
        <source>Share of all pairs to be measured on while the model is trained; the best weights are chosen by it</source>
        <translation>训练期间用来评测的句对所占的比例；最佳权重由它选出</translation>
    </message>
    <message>
        <source>Share of all pairs to be measured on at the very end, and never before; 0: none</source>
        <translation>只在最后用来评测的句对所占的比例；0 表示没有</translation>
    </message>
    <message>
        <source>The same number gives the same split</source>
        <translation>相同的数字得到相同的划分</translation>
    </message>
    <message>
        <source>Share of dev</source>
        <translation>验证集的比例</translation>
    </message>
    <message>
        <source>Share of test</source>
        <translation>测试集的比例</translation>
    </message>
    <message>
        <source>Seed of the split</source>
        <translation>划分的种子</translation>
    </message>
    <message>
        <source>No sentence of dev or test stays in train, and none of test in dev: a pair that shares one is used nowhere, and listed with the reason.</source>
        <translation>验证集和测试集的句子不会留在训练集中，测试集的句子也不会留在验证集中：共用句子的句对不会使用，并列出原因。</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Splitting…</source>
        <translation>正在划分…</translation>
    </message>
    <message>
        <source>train %1 · dev %2 · test %3 · used nowhere %4</source>
        <translation>训练集 %1 · 验证集 %2 · 测试集 %3 · 未使用 %4</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::StateFilm</name>
    <message>
        <source>States over time</source>
        <translation>各时刻的状态</translation>
    </message>
    <message>
        <source>%1 source positions, %2 target steps: %3</source>
        <translation>%1 个源位置，%2 个目标步：%3</translation>
    </message>
    <message>
        <source>%1, step %2</source>
        <translation>%1，第 %2 步</translation>
    </message>
    <message>
        <source>unit %1 of %2 is picked</source>
        <translation>已选中%2的单元 %1</translation>
    </message>
    <message>
        <source>%1, step %2 “%3”, unit %4 = %5</source>
        <translation>%1，第 %2 步“%3”，单元 %4 = %5</translation>
    </message>
    <message>
        <source>Each block is one position or step, each line in it one unit: blue below zero, orange above.</source>
        <translation>每一块是一个位置或一步，其中每一竖线是一个单元：蓝色小于零，橙色大于零。</translation>
    </message>
    <message>
        <source>Click to go to this step and pick the unit, double-click for all values.</source>
        <translation>单击转到这一步并选中该单元，双击查看所有数值。</translation>
    </message>
    <message>
        <source>Click to go to this step, double-click for all values.</source>
        <translation>单击转到这一步，双击查看全部数值。</translation>
    </message>
    <message>
        <source>%1 forward</source>
        <translation>正向 %1</translation>
    </message>
    <message>
        <source>%1 backward</source>
        <translation>反向 %1</translation>
    </message>
    <message>
        <source>decoder %1</source>
        <translation>解码器 %1</translation>
    </message>
    <message>
        <source>encoder input</source>
        <translation>编码器输入</translation>
    </message>
    <message>
        <source>convolved input</source>
        <translation>卷积后的输入</translation>
    </message>
    <message>
        <source>annotations</source>
        <translation>编码器状态</translation>
    </message>
    <message>
        <source>decoder input</source>
        <translation>解码器输入</translation>
    </message>
    <message>
        <source>place looked at</source>
        <translation>注视位置</translation>
    </message>
    <message>
        <source>scores</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::StatesCard</name>
    <message>
        <source>in order</source>
        <translation>按编号</translation>
    </message>
    <message>
        <source>by change</source>
        <translation>按变化</translation>
    </message>
    <message>
        <source>by mean</source>
        <translation>按均值</translation>
    </message>
    <message>
        <source>by correlation with the picked unit</source>
        <translation>按与所选单元的相关</translation>
    </message>
    <message>
        <source>States over time</source>
        <translation>各时刻的状态</translation>
    </message>
    <message>
        <source>How the units are sorted</source>
        <translation>单元的排序方式</translation>
    </message>
    <message>
        <source>Each row is sorted by its own numbers, the largest first: by the mean distance between neighbouring steps, by the mean over the steps, or by the correlation with the unit you picked. States of the other sentence have other steps: they stay in order.</source>
        <translation>每一行按自己的数值排序，最大的在前：相邻两步之差的平均绝对值，各步的均值，或与所选单元的相关系数。另一句的状态有另外的步，保持按编号排列。</translation>
    </message>
    <message>
        <source>Units shown</source>
        <translation>显示的单元</translation>
    </message>
    <message>
        <source>Which units of each state are shown</source>
        <translation>显示每个状态的哪些单元</translation>
    </message>
    <message>
        <source>ranks %1–%2 of %3</source>
        <translation>第 %1–%2 名，共 %3 个</translation>
    </message>
    <message>
        <source>units %1–%2 of %3</source>
        <translation>单元 %1–%2，共 %3 个</translation>
    </message>
    <message numerus="yes">
        <source>all %n unit(s)</source>
        <translation>
            <numerusform>全部 %n 个单元</numerusform>
        </translation>
    </message>
    <message>
        <source>states</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>gates of the encoder</source>
        <translation>编码器的门</translation>
    </message>
    <message>
        <source>gates of the decoder</source>
        <translation>解码器的门</translation>
    </message>
    <message>
        <source>inputs, attention, output</source>
        <translation>输入、注意力、输出</translation>
    </message>
    <message>
        <source>What is shown over time</source>
        <translation>随时间显示什么</translation>
    </message>
    <message>
        <source>Each row is one of the vectors that the model computes, at every word. Point at its name for its equation.</source>
        <translation>每一行是模型在每个词处计算的一个向量。指向它的名字可以看到它的公式。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::StatusLine</name>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>%1 秒前</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1 分钟前</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>%1 小时前</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Opened %1</source>
        <translation>已打开 %1</translation>
    </message>
    <message>
        <source>Saved %1: %2</source>
        <translation>%1已保存：%2</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 个参数</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>Numbers of the model that training adjusts: %1 (k = thousand, M = million)</source>
        <translation>模型中由训练调整的数：%1（k 表示千，M 表示百万）</translation>
    </message>
    <message>
        <source>Memory this program uses now, in megabytes: window, corpus, model and training</source>
        <translation>程序现在占用的内存，以 MB 为单位：窗口、语料库、模型和训练</translation>
    </message>
    <message>
        <source>The experiment is in no file yet: File &gt; Save keeps it.</source>
        <translation>这个实验还没有存入文件：可用“文件 &gt; 保存”。</translation>
    </message>
    <message>
        <source>The file of this experiment: %1</source>
        <translation>这个实验的文件：%1</translation>
    </message>
    <message>
        <source>LibTorch</source>
        <translation>LibTorch</translation>
    </message>
    <message>
        <source>fast engine</source>
        <translation>快速引擎</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 个线程</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>%1 个线程</translation>
    </message>
    <message>
        <source>What computes: the device, the engine (LibTorch, or the faster loops of this program), and how many threads at once. With the seed they make a run repeatable.</source>
        <translation>由什么来计算：设备、引擎（LibTorch，或者本程序更快的循环），以及同时使用的线程数。它们与随机种子一起使一次实验可以重复。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::StepBoard</name>
    <message>
        <source>Click to look at it.</source>
        <translation>单击即可查看。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::StepReport</name>
    <message>
        <source>What this step changed</source>
        <translation>这一步改变了什么</translation>
    </message>
    <message>
        <source>Every weight…</source>
        <translation>每个权重…</translation>
    </message>
    <message>
        <source>A table of all weights: how far this update moved each of them</source>
        <translation>全部权重的表格：这次更新把每个权重移动了多远</translation>
    </message>
    <message>
        <source>Step %1 took the loss of its %2 sentences from %3 to %4 nats a word.</source>
        <translation>第 %1 步使它的 %2 个句子的损失从每词 %3 奈特变为 %4 奈特。</translation>
    </message>
    <message>
        <source>Gradient norm %1, clipped to %2; learning rate %3.</source>
        <translation>梯度范数 %1，裁剪到 %2；学习率 %3。</translation>
    </message>
    <message>
        <source>Gradient norm %1, not clipped; learning rate %2.</source>
        <translation>梯度范数 %1，未裁剪；学习率 %2。</translation>
    </message>
    <message>
        <source>Moved most: %1, by %2 % of its size.</source>
        <translation>移动最多的是 %1：变化了自身大小的 %2%。</translation>
    </message>
    <message>
        <source>What step %1 changed</source>
        <translation>第 %1 步改变了什么</translation>
    </message>
    <message>
        <source>How far the update moved each weight</source>
        <translation>这次更新把每个权重移动了多远</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>norm before</source>
        <translation>之前的范数</translation>
    </message>
    <message>
        <source>moved by</source>
        <translation>移动量</translation>
    </message>
    <message>
        <source>moved, %</source>
        <translation>移动，%</translation>
    </message>
    <message>
        <source>‖W‖: the root of the sum of its squared numbers, before the update</source>
        <translation>‖W‖：更新之前各数平方和的平方根</translation>
    </message>
    <message>
        <source>‖ΔW‖: the same of the difference that the update made</source>
        <translation>‖ΔW‖：这次更新造成的差的范数</translation>
    </message>
    <message>
        <source>‖ΔW‖ / ‖W‖ in per cent</source>
        <translation>‖ΔW‖ / ‖W‖，以百分比表示</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::StepView</name>
    <message>
        <source>Step through</source>
        <translation>逐步演示</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>How fast Play goes; 1× is one step a second</source>
        <translation>播放的快慢；1× 为每秒一步</translation>
    </message>
    <message>
        <source>speed %1×</source>
        <translation>速度 %1×</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>▶ Play</source>
        <translation>▶ 播放</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Step forward</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>decoder, one word a step</source>
        <translation>解码器，每步一个词</translation>
    </message>
    <message>
        <source>Inside this step</source>
        <translation>这一步的内部</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Whose gates and states are shown; the top layer is the one that attention reads</source>
        <translation>显示哪一层的门和状态；注意力读取的是顶层</translation>
    </message>
    <message>
        <source>Translate a sentence: here you can walk through every step of it.</source>
        <translation>翻译一个句子之后，就可以在这里逐步查看每一步。</translation>
    </message>
    <message>
        <source>❚❚ Pause</source>
        <translation>❚❚ 暂停</translation>
    </message>
    <message>
        <source>layer %1 of %2</source>
        <translation>第 %1 层，共 %2 层</translation>
    </message>
    <message>
        <source>encoder, read → (and ← by the backward %1)</source>
        <translation>编码器，→ 读取（反向 %1 同时 ← 读取）</translation>
    </message>
    <message>
        <source>encoder, read → (source reversed)</source>
        <translation>编码器，→ 读取（源句倒序）</translation>
    </message>
    <message>
        <source>encoder, read →</source>
        <translation>编码器，→ 读取</translation>
    </message>
    <message>
        <source>Encoder step %1 of %2: reads “%3”</source>
        <translation>编码器第 %1 步，共 %2 步：读入“%3”</translation>
    </message>
    <message>
        <source>Decoder step %1 of %2: after “%3”, writes “%4”</source>
        <translation>解码器第 %1 步，共 %2 步：在“%3”之后写出“%4”</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Decoder step %1 of %2: after “%3”, “%4” was forced</source>
        <translation>解码器第 %1 步，共 %2 步：在“%3”之后，强制写出“%4”</translation>
    </message>
    <message numerus="yes">
        <source>with %n change(s)</source>
        <translation>
            <numerusform>有 %n 处改动</numerusform>
        </translation>
    </message>
    <message>
        <source>Not what the model says by itself, but with what you changed:</source>
        <translation>这不是模型自己的结果，而是作了以下改动之后的结果：</translation>
    </message>
    <message>
        <source>Ctrl+Z takes the last change back; all are listed in Translate.</source>
        <translation>按 Ctrl+Z 撤回上一个改动；全部改动列在“翻译”中。</translation>
    </message>
    <message>
        <source>★ Mark</source>
        <translation>★ 标记</translation>
    </message>
    <message>
        <source>Mark this step (Ctrl+D); Ctrl+Left and Ctrl+Right go to the marked ones</source>
        <translation>标记这一步（Ctrl+D）；Ctrl+左、Ctrl+右可跳到已标记的步</translation>
    </message>
    <message>
        <source>Mark this step</source>
        <translation>标记这一步</translation>
    </message>
    <message>
        <source>Point at a symbol to light its numbers, click it to see them or its weights. Point at a number to see how it comes about, click it to keep that while you step. Left and Right step, Space plays.</source>
        <translation>指向符号可点亮它的数值，单击可查看数值或权重。指向一个数可看它如何算出，单击可在换步时一直显示。左右键换步，空格键播放。</translation>
    </message>
    <message>
        <source>Training…</source>
        <translation>训练…</translation>
    </message>
    <message>
        <source>How the model learns this sentence</source>
        <translation>模型怎样学习这个句子</translation>
    </message>
    <message>
        <source>One training step in slow motion…</source>
        <translation>慢放一个训练步…</translation>
    </message>
    <message>
        <source>Loss of each word, gradients, clipping, update</source>
        <translation>每个词的损失、梯度、裁剪、更新</translation>
    </message>
    <message>
        <source>Teacher forcing beside free running…</source>
        <translation>教师强制与自由运行对照…</translation>
    </message>
    <message>
        <source>The decoder fed the target, and fed its own words: where they part</source>
        <translation>解码器分别以目标句的词和自己的词为输入：在哪里分开</translation>
    </message>
    <message>
        <source>Save this step, or all of them</source>
        <translation>保存这一步，或全部各步</translation>
    </message>
    <message>
        <source>All steps</source>
        <translation>全部各步</translation>
    </message>
    <message>
        <source>Save a page for each step as PDF…</source>
        <translation>每步一页保存为 PDF…</translation>
    </message>
    <message>
        <source>Save the steps as animated GIF…</source>
        <translation>把各步保存为 GIF 动画…</translation>
    </message>
    <message>
        <source>Save all numbers as JSON…</source>
        <translation>把全部数值保存为 JSON…</translation>
    </message>
    <message>
        <source>Save all numbers as safetensors…</source>
        <translation>把全部数值保存为 safetensors…</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::StudyBook</name>
    <message>
        <source>name of a run</source>
        <translation>运行名称</translation>
    </message>
    <message>
        <source>notes on a run</source>
        <translation>运行备注</translation>
    </message>
    <message>
        <source>colour of a run</source>
        <translation>运行颜色</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::SweepCard</name>
    <message>
        <source>The sweep at a glance</source>
        <translation>扫描总览</translation>
    </message>
    <message>
        <source>All again</source>
        <translation>全部恢复</translation>
    </message>
    <message>
        <source>Takes the marked stretches of the axes away</source>
        <translation>去掉轴上标记的区段</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Drag along an axis: the runs that pass there are ticked</source>
        <translation>沿轴拖动：经过那里的运行会被勾选</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::SweepPlot</name>
    <message>
        <source>The sweep at a glance</source>
        <translation>扫描总览</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) over %1</source>
        <translation>
            <numerusform>%n 次运行，各轴：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Drag along an axis: the runs that pass there are ticked. A click on the axis takes it back, a double-click all.</source>
        <translation>沿轴拖动：经过那里的运行会被勾选。单击该轴可取消，双击取消全部。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::Symbols</name>
    <message>
        <source>Layer %1 of %2.</source>
        <translation>第 %1 层，共 %2 层。</translation>
    </message>
    <message>
        <source>Zero: the encoder has read nothing yet.</source>
        <translation>零：编码器还没有读任何词。</translation>
    </message>
    <message>
        <source>Hidden state of the encoder reading forward, after word %1.</source>
        <translation>正向编码器读完第 %1 个词之后的隐藏状态。</translation>
    </message>
    <message>
        <source>Hidden state of the encoder reading backward, after the words from the end to word %1; zero before it has read any.</source>
        <translation>反向编码器从句尾读到第 %1 个词之后的隐藏状态；还没有读任何词时为零。</translation>
    </message>
    <message>
        <source>Hidden state the decoder starts from, made from the encoder&apos;s last states.</source>
        <translation>解码器出发时的隐藏状态，由编码器的最后状态得来。</translation>
    </message>
    <message>
        <source>Hidden state of the decoder after step %1: what it shows to attention and output.</source>
        <translation>第 %1 步之后解码器的隐藏状态：注意力和输出看到的就是它。</translation>
    </message>
    <message>
        <source>Cell state of the encoder at word %1: what the LSTM remembers from word to word; zero before it has read any.</source>
        <translation>编码器在第 %1 个词处的细胞状态：LSTM 从一个词到下一个词记住的内容；还没有读任何词时为零。</translation>
    </message>
    <message>
        <source>Cell state the decoder starts from, made from the encoder&apos;s last states.</source>
        <translation>解码器出发时的细胞状态，由编码器的最后状态得来。</translation>
    </message>
    <message>
        <source>Cell state of the decoder after step %1: what the LSTM remembers from step to step.</source>
        <translation>第 %1 步之后解码器的细胞状态：LSTM 从一步到下一步记住的内容。</translation>
    </message>
    <message>
        <source>Candidate: the new content on offer.</source>
        <translation>候选值：可以写入的新内容。</translation>
    </message>
    <message>
        <source>The %1 gate: how much of each cell is let through.</source>
        <translation>%1门：每个单元放行多少。</translation>
    </message>
    <message>
        <source>Word %1 of the source as the encoder reads it.</source>
        <translation>编码器读到的第 %1 个源词。</translation>
    </message>
    <message>
        <source>Word %1 as a vector: 1 at its place in the vocabulary, 0 elsewhere.</source>
        <translation>第 %1 个词的向量：在词表中它的位置为 1，其余为 0。</translation>
    </message>
    <message>
        <source>Embedding of source word %1: its learned vector; zero behind the last word.</source>
        <translation>第 %1 个源词的嵌入：它学到的向量；在最后一个词之后为零。</translation>
    </message>
    <message>
        <source>Word %1 mixed with the next one by the convolution: what the encoder reads.</source>
        <translation>第 %1 个词与下一个词经卷积混合：编码器读取的就是它。</translation>
    </message>
    <message>
        <source>Encoder state of each source word i: what attention reads.</source>
        <translation>每个源词 i 的编码器状态：注意力读取的就是它。</translation>
    </message>
    <message>
        <source>Encoder state of source word %1: what attention reads.</source>
        <translation>第 %1 个源词的编码器状态：注意力读取的就是它。</translation>
    </message>
    <message>
        <source>The sign &lt;s&gt; that begins every target sentence.</source>
        <translation>每个目标句开头的符号 &lt;s&gt;。</translation>
    </message>
    <message>
        <source>Target word %1.</source>
        <translation>第 %1 个目标词。</translation>
    </message>
    <message>
        <source>What the decoder is fed at step %1: the word before and the output vector of the step before (input feeding).</source>
        <translation>第 %1 步送入解码器的内容：前一个词和上一步的输出向量（输入馈送）。</translation>
    </message>
    <message>
        <source>What the decoder is fed at step %1: the word before.</source>
        <translation>第 %1 步送入解码器的内容：前一个词。</translation>
    </message>
    <message>
        <source>Scores of step %1: how well each source word fits, before the softmax.</source>
        <translation>第 %1 步的得分：每个源词有多合适，softmax 之前。</translation>
    </message>
    <message>
        <source>Attention weights of step %1: which share of the look each source word gets; they add up to 1.</source>
        <translation>第 %1 步的注意力权重：每个源词分到多少目光；总和为 1。</translation>
    </message>
    <message>
        <source>Context of step %1: the encoder states, weighted by attention and added up.</source>
        <translation>第 %1 步的上下文向量：各个编码器状态按注意力加权求和。</translation>
    </message>
    <message>
        <source>Zero: there is no output vector before the first step.</source>
        <translation>零：第一步之前没有输出向量。</translation>
    </message>
    <message>
        <source>Output vector of step %1: from it the next word is guessed.</source>
        <translation>第 %1 步的输出向量：下一个词由它猜出。</translation>
    </message>
    <message>
        <source>Probability of each target word at step %1; they add up to 1.</source>
        <translation>第 %1 步每个目标词的概率；总和为 1。</translation>
    </message>
    <message>
        <source>Without bounds, no unit.</source>
        <translation>取值不受限制，无单位。</translation>
    </message>
    <message>
        <source>From 0 (closed) to 1 (open), no unit.</source>
        <translation>从 0（关闭）到 1（打开），无单位。</translation>
    </message>
    <message>
        <source>Shares from 0 to 1.</source>
        <translation>0 到 1 的份额。</translation>
    </message>
    <message>
        <source>From −1 to 1, no unit.</source>
        <translation>从 −1 到 1，无单位。</translation>
    </message>
    <message>
        <source>the encoder, forward</source>
        <translation>正向编码器</translation>
    </message>
    <message>
        <source>the encoder, backward</source>
        <translation>反向编码器</translation>
    </message>
    <message>
        <source>the decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>Embeddings of the source words, a row a word.</source>
        <translation>源词的嵌入，每个词一行。</translation>
    </message>
    <message>
        <source>Embeddings of the target words, a row a word.</source>
        <translation>目标词的嵌入，每个词一行。</translation>
    </message>
    <message>
        <source>Weights of the convolution for the word itself.</source>
        <translation>卷积中用于这个词本身的权重。</translation>
    </message>
    <message>
        <source>Weights of the convolution for the next word.</source>
        <translation>卷积中用于下一个词的权重。</translation>
    </message>
    <message>
        <source>Bias of the convolution.</source>
        <translation>卷积的偏置。</translation>
    </message>
    <message>
        <source>Weights from the input to the new state of %1.</source>
        <translation>从输入到%1的新状态的权重。</translation>
    </message>
    <message>
        <source>Weights from the input to the %1 gate of %2.</source>
        <translation>从输入到%2的 %1 门的权重。</translation>
    </message>
    <message>
        <source>Weights from the state before to the new state of %1.</source>
        <translation>从前一状态到%1的新状态的权重。</translation>
    </message>
    <message>
        <source>Weights from the state before to the %1 gate of %2.</source>
        <translation>从前一状态到%2的 %1 门的权重。</translation>
    </message>
    <message>
        <source>Bias of the new state of %1.</source>
        <translation>%1的新状态的偏置。</translation>
    </message>
    <message>
        <source>Bias of the %1 gate of %2.</source>
        <translation>%2的 %1 门的偏置。</translation>
    </message>
    <message>
        <source>Turns the encoder&apos;s last hidden states into the decoder&apos;s first.</source>
        <translation>把编码器的最后隐藏状态变成解码器的初始隐藏状态。</translation>
    </message>
    <message>
        <source>Turns the encoder&apos;s last cell states into the decoder&apos;s first.</source>
        <translation>把编码器的最后细胞状态变成解码器的初始细胞状态。</translation>
    </message>
    <message>
        <source>Weights of the output vector.</source>
        <translation>输出向量的权重。</translation>
    </message>
    <message>
        <source>Weights of the words of the target vocabulary, a row a word.</source>
        <translation>目标词表中各词的权重，每个词一行。</translation>
    </message>
    <message numerus="yes">
        <source>%n number(s).</source>
        <translation>
            <numerusform>%n 个数。</numerusform>
        </translation>
    </message>
    <message>
        <source>A number for each source word.</source>
        <translation>每个源词一个数。</translation>
    </message>
    <message>
        <source>%L1 × %L2 numbers, no unit: %3.</source>
        <translation>%L1 × %L2 个数，无单位：%3。</translation>
    </message>
    <message>
        <source>%L1 × %L2 numbers, no unit: rows %3 to %4 of %5.</source>
        <translation>%L1 × %L2 个数，无单位：第 %3 到 %4 行，共 %5 行。</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>forget</source>
        <translation>遗忘</translation>
    </message>
    <message>
        <source>candidate</source>
        <translation>候选</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Where step %1 looks: a place of the source, counted from 1; words far from it get no attention.</source>
        <translation>第 %1 步看哪里：源句中的一个位置，从 1 数起；离它远的词得不到注意力。</translation>
    </message>
    <message>
        <source>From 0 to the number of source words.</source>
        <translation>从 0 到源句的词数。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::TensorStrip</name>
    <message>
        <source>Colours: 0 (closed) to 1 (open). Double-click for all values.</source>
        <translation>颜色：0（关闭）到 1（打开）。双击可看所有数值。</translation>
    </message>
    <message>
        <source>Colours: −%1 blue, 0 blank, +%1 orange. Double-click for all values.</source>
        <translation>颜色：−%1 为蓝色，0 为空白，+%1 为橙色。双击可看所有数值。</translation>
    </message>
    <message>
        <source>%1 %2 values from %3 to %4.</source>
        <translation>%1%2 个数值，从 %3 到 %4。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::TermPanel</name>
    <message>
        <source>How a number comes about</source>
        <translation>这个数如何算出</translation>
    </message>
    <message>
        <source>Equation of the number</source>
        <translation>这个数的等式</translation>
    </message>
    <message>
        <source>Largest products of its sums</source>
        <translation>各个和中最大的乘积</translation>
    </message>
    <message>
        <source>Let go of this number</source>
        <translation>不再固定这个数</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Here stands %1 instead: it was changed by hand.</source>
        <translation>此处显示的是 %1：它被手动改过。</translation>
    </message>
    <message>
        <source>Here stands %1: the translation is older than these weights of step %L2.</source>
        <translation>此处显示的是 %1：译文早于这些第 %L2 步的权重。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::Terms</name>
    <message numerus="yes">
        <source>the other %n</source>
        <translation>
            <numerusform>其余 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::TimeAxis</name>
    <message>
        <source>epoch (passes over the training sentences)</source>
        <translation>轮（遍历训练句子的次数）</translation>
    </message>
    <message>
        <source>seconds of training</source>
        <translation>训练秒数</translation>
    </message>
    <message>
        <source>training step (updates of the weights)</source>
        <translation>训练步（权重的更新次数）</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::TimeMachine</name>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>Keep at most</source>
        <translation>至多保留</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>不保留</translation>
    </message>
    <message>
        <source>Megabytes of weights that are kept</source>
        <translation>保留权重的兆字节数</translation>
    </message>
    <message>
        <source>How much the weights of earlier evaluations may take, in memory and in the file. When it is full, evaluations between others go, so that what stays lies evenly over the run; the best and the last always stay.</source>
        <translation>较早各次评估的权重在内存和文件中最多占多少。满了以后，夹在其他评估之间的会被去掉，使留下的均匀分布在整个训练中；最好的一次和最后一次总是保留。</translation>
    </message>
    <message>
        <source>There is no evaluation yet.</source>
        <translation>还没有评估。</translation>
    </message>
    <message>
        <source>The weights of this evaluation are not kept.</source>
        <translation>这次评估的权重没有保留。</translation>
    </message>
    <message>
        <source>Weights are kept of %1 of %2 evaluations: %3.</source>
        <translation>%2 次评估中保留了 %1 次的权重：%3。</translation>
    </message>
    <message>
        <source>The whole file has %1.</source>
        <translation>整个文件为 %1。</translation>
    </message>
    <message>
        <source>Return to the present</source>
        <translation>回到现在</translation>
    </message>
    <message>
        <source>Go back here</source>
        <translation>退回到这里</translation>
    </message>
    <message>
        <source>Answer with the weights of now again; training can go on</source>
        <translation>重新用现在的权重回答；可以继续训练</translation>
    </message>
    <message>
        <source>Every workspace answers with the weights of this evaluation; training is off until you return to the present</source>
        <translation>所有工作区都用这次评估的权重回答；回到现在之前不能训练</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>Branch from this evaluation</source>
        <translation>从这次评估开始分支</translation>
    </message>
    <message>
        <source>Begin a new run, saved nowhere yet, that goes on from the weights of this evaluation</source>
        <translation>开始一次新的训练（尚未保存），从这次评估的权重继续</translation>
    </message>
    <message>
        <source>%1 kept</source>
        <translation>已保留 %1 次</translation>
    </message>
    <message>
        <source>Weights that are kept</source>
        <translation>保留的权重</translation>
    </message>
    <message>
        <source>Click to set how much is kept.</source>
        <translation>单击可设定保留多少。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::Titles</name>
    <message>
        <source>Cell of the forward encoder at word %1</source>
        <translation>正向编码器在第 %1 个词处的细胞状态</translation>
    </message>
    <message>
        <source>State of the forward encoder at word %1</source>
        <translation>正向编码器在第 %1 个词处的隐藏状态</translation>
    </message>
    <message>
        <source>Cell of the backward encoder at word %1</source>
        <translation>反向编码器在第 %1 个词处的细胞状态</translation>
    </message>
    <message>
        <source>State of the backward encoder at word %1</source>
        <translation>反向编码器在第 %1 个词处的隐藏状态</translation>
    </message>
    <message>
        <source>Cell the decoder starts from</source>
        <translation>解码器的初始细胞状态</translation>
    </message>
    <message>
        <source>State the decoder starts from</source>
        <translation>解码器的初始隐藏状态</translation>
    </message>
    <message>
        <source>Cell of the decoder at word %1</source>
        <translation>解码器在第 %1 个词处的细胞状态</translation>
    </message>
    <message>
        <source>State of the decoder at word %1</source>
        <translation>解码器在第 %1 个词处的隐藏状态</translation>
    </message>
    <message>
        <source>Input of the encoder at word %1</source>
        <translation>编码器在第 %1 个词处的输入</translation>
    </message>
    <message>
        <source>Convolved input at word %1</source>
        <translation>第 %1 个词处卷积后的输入</translation>
    </message>
    <message>
        <source>Values of the gate “%1” at word %2</source>
        <translation>第 %2 个词处“%1”门的值</translation>
    </message>
    <message>
        <source>Encoder state of a word</source>
        <translation>一个词的编码器状态</translation>
    </message>
    <message>
        <source>Encoder state of word %1</source>
        <translation>第 %1 个词的编码器状态</translation>
    </message>
    <message>
        <source>Input of the decoder for word %1</source>
        <translation>解码器写第 %1 个词时的输入</translation>
    </message>
    <message>
        <source>Attention scores for word %1</source>
        <translation>写第 %1 个词时的注意力分数</translation>
    </message>
    <message>
        <source>Attention weights for word %1</source>
        <translation>写第 %1 个词时的注意力权重</translation>
    </message>
    <message>
        <source>Context vector for word %1</source>
        <translation>写第 %1 个词时的上下文向量</translation>
    </message>
    <message>
        <source>Output vector for word %1</source>
        <translation>写第 %1 个词时的输出向量</translation>
    </message>
    <message>
        <source>Probabilities of word %1</source>
        <translation>第 %1 个词的概率</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Place that attention looks at for word %1</source>
        <translation>写第 %1 个词时注意力所看的位置</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::TogetherCard</name>
    <message>
        <source>From the ticked runs</source>
        <translation>合并勾选的运行</translation>
    </message>
    <message>
        <source>Ensemble</source>
        <translation>集成</translation>
    </message>
    <message>
        <source>Translates the dev sentences with all of them at once, by the mean of their probabilities at every step (Sutskever 2014)</source>
        <translation>用所有运行一起翻译开发句：每一步取它们概率的平均（Sutskever 2014）</translation>
    </message>
    <message>
        <source>Average weights</source>
        <translation>平均权重</translation>
    </message>
    <message>
        <source>Writes a new run into the study’s folder whose weights are the mean of theirs: for runs that went on from one beginning</source>
        <translation>在研究的文件夹中写入一个新运行，其权重是这些运行的平均：适用于从同一起点继续训练的运行</translation>
    </message>
    <message>
        <source>Attention audit</source>
        <translation>注意力检验</translation>
    </message>
    <message>
        <source>Counts which words stay when attention is changed, of content words and of function words (Moradi 2019)</source>
        <translation>统计改变注意力后哪些词不变，实词与虚词分开计（Moradi 2019）</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Save the audit</source>
        <translation>保存检验结果</translation>
    </message>
    <message>
        <source>Save this table as PNG, SVG, PDF or CSV</source>
        <translation>把这个表格保存为 PNG、SVG、PDF 或 CSV</translation>
    </message>
    <message>
        <source>Words that stay when attention is changed</source>
        <translation>改变注意力后不变的词</translation>
    </message>
    <message>
        <source>How much is done</source>
        <translation>完成了多少</translation>
    </message>
    <message>
        <source>%1 runs together: BLEU %2. %3, the best of them alone: %4. Difference %5 (95 %: %6 … %7, p %8).</source>
        <translation>%1 个运行合在一起：BLEU %2。其中最好的 %3 单独为 %4。差 %5（95 %：%6 … %7，p %8）。</translation>
    </message>
    <message>
        <source>%1 is in the study now. Tick it to compare it with those it was made of.</source>
        <translation>%1 已加入研究。勾选它即可与原来的运行比较。</translation>
    </message>
    <message>
        <source>Tick two trained runs or more to put them together.</source>
        <translation>请勾选两个以上训练过的运行，把它们合在一起。</translation>
    </message>
    <message>
        <source>%1, “%2”, %3 sentences: %4 % of the function words stay and %5 % of the content words.</source>
        <translation>%1，“%2”，%3 个句子：虚词有 %4 % 不变，实词有 %5 % 不变。</translation>
    </message>
    <message>
        <source>attention is changed</source>
        <translation>改变注意力</translation>
    </message>
    <message>
        <source>content words</source>
        <translation>实词</translation>
    </message>
    <message>
        <source>function words</source>
        <translation>虚词</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>log p lost</source>
        <translation>log p 损失</translation>
    </message>
    <message>
        <source>Share of the words of %1 that stay the likeliest</source>
        <translation>%1 的词中仍为最可能者所占的比例</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::TokenStrip</name>
    <message>
        <source>Source tokens</source>
        <translation>源句词元</translation>
    </message>
    <message>
        <source>Target tokens</source>
        <translation>译文词元</translation>
    </message>
    <message>
        <source>id %1 in the vocabulary</source>
        <translation>词表中的编号 %1</translation>
    </message>
    <message>
        <source>Not in the vocabulary: the model sees &lt;unk&gt;.</source>
        <translation>不在词表中：模型看到的是 &lt;unk&gt;。</translation>
    </message>
    <message>
        <source>%1 is picked, token %2 of %3: %4</source>
        <translation>选中了 %1，第 %2 个词元，共 %3 个：%4</translation>
    </message>
    <message>
        <source>Forced: you chose this word.</source>
        <translation>强制：这个词是您选的。</translation>
    </message>
    <message>
        <source>(forced: %1)</source>
        <translation>（强制：%1）</translation>
    </message>
    <message>
        <source>copied</source>
        <translation>照抄</translation>
    </message>
    <message>
        <source>Copied: the model wrote &lt;unk&gt; and looked most at this source word.</source>
        <translation>照抄：模型写出的是 &lt;unk&gt;，而它最关注的是这个源词。</translation>
    </message>
    <message>
        <source>(copied from the source: %1)</source>
        <translation>（照抄源句：%1）</translation>
    </message>
    <message>
        <source>You marked this step.</source>
        <translation>您标记了这一步。</translation>
    </message>
    <message>
        <source>(bookmarks: %1)</source>
        <translation>（已标记：%1）</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::TrainView</name>
    <message>
        <source>The attention appears after the first evaluation.</source>
        <translation>第一次评估之后，这里会出现注意力。</translation>
    </message>
    <message>
        <source>This model has no attention: its decoder sees the source only through its start state.</source>
        <translation>这个模型没有注意力：解码器只能通过初始状态了解源句。</translation>
    </message>
    <message>
        <source>epoch %1, step %2</source>
        <translation>第 %1 轮，第 %2 步</translation>
    </message>
    <message>
        <source>BLEU %1%2&#xa0;&#xa0; chrF %3&#xa0;&#xa0; token accuracy %4 %</source>
        <translation>BLEU %1%2   chrF %3   词元准确率 %4%</translation>
    </message>
    <message>
        <source>Save the dev sentences</source>
        <translation>保存验证句子</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>log y</source>
        <translation>对数 y</translation>
    </message>
    <message>
        <source>Logarithmic loss axis</source>
        <translation>损失的对数坐标</translation>
    </message>
    <message>
        <source>Draw the loss on a logarithmic axis: small improvements late in training become visible.</source>
        <translation>用对数坐标画损失：训练后期的微小进步也看得见。</translation>
    </message>
    <message>
        <source>smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Smoothing of the train loss</source>
        <translation>训练损失的平滑</translation>
    </message>
    <message>
        <source>How many updates the train loss is averaged over (exponential moving average): left none, right some 500. The faint line behind is the loss of every single update.</source>
        <translation>训练损失对多少次更新取平均（指数移动平均）：最左为不平滑，最右约为 500 次。背后的浅色线是每一次更新的损失。</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>What runs along the horizontal axis: updates, passes over the data, or seconds of training.</source>
        <translation>横轴表示什么：更新次数、遍历数据的轮数，或训练秒数。</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Save the loss curves</source>
        <translation>保存损失曲线</translation>
    </message>
    <message>
        <source>film</source>
        <translation>回放</translation>
    </message>
    <message>
        <source>Film over the evaluations</source>
        <translation>各次评估的回放</translation>
    </message>
    <message>
        <source>Go back to an earlier evaluation: how the attention and the translations looked then. At the right end it follows training live.</source>
        <translation>回到较早的一次评估，看看当时的注意力和译文。拖到最右端则实时跟随训练。</translation>
    </message>
    <message>
        <source>Play the film</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Play the evaluations from the first to the newest</source>
        <translation>从第一次评估播放到最新一次</translation>
    </message>
    <message>
        <source>Evaluation shown</source>
        <translation>显示哪次评估</translation>
    </message>
    <message>
        <source>Dev sentences</source>
        <translation>验证句子</translation>
    </message>
    <message>
        <source>Save these sentences as CSV</source>
        <translation>把这些句子保存为 CSV</translation>
    </message>
    <message>
        <source>Training health</source>
        <translation>训练状况</translation>
    </message>
    <message>
        <source>Save the training health</source>
        <translation>保存训练状况</translation>
    </message>
    <message>
        <source>The dev sentences appear after the first evaluation</source>
        <translation>第一次评估之后，这里会出现验证句子</translation>
    </message>
    <message>
        <source>Follow its attention</source>
        <translation>跟踪它的注意力</translation>
    </message>
    <message>
        <source>Open in Translate</source>
        <translation>在“翻译”中打开</translation>
    </message>
    <message>
        <source>Attention, forced along the reference</source>
        <translation>注意力，强制沿参考译文</translation>
    </message>
    <message>
        <source>The model&apos;s own translation</source>
        <translation>模型自己的译文</translation>
    </message>
    <message>
        <source>sentence</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>Choose the probe sentence</source>
        <translation>选择观察句</translation>
    </message>
    <message>
        <source>Choose the sentence whose attention is followed; it is shown at once and at every evaluation from now on.</source>
        <translation>选择要跟踪其注意力的句子；它会立即显示，此后每次评估都会显示。</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;BLEU&lt;/b&gt;, 0 to 100: how many sequences of one to four words all translations share with the references; the arrow says how it changed since the evaluation before.&lt;/p&gt;&lt;p&gt;&lt;b&gt;chrF&lt;/b&gt;, 0 to 100: the same for sequences of letters, which forgives a wrong ending.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Token accuracy&lt;/b&gt;, percent: how often the likeliest next word is the right one when the model is told all words before it.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;BLEU&lt;/b&gt;，0 到 100：全部译文与参考译文共有多少个一到四个词的词序列；箭头表示自上一次评估以来的变化。&lt;/p&gt;&lt;p&gt;&lt;b&gt;chrF&lt;/b&gt;，0 到 100：对字符序列作同样的计算，因此词尾写错也不会全部扣分。&lt;/p&gt;&lt;p&gt;&lt;b&gt;词元准确率&lt;/b&gt;，百分比：把前面的词都告诉模型时，它认为最可能的下一个词有多常是对的。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Save the attention on the probe sentence</source>
        <translation>保存观察句的注意力</translation>
    </message>
    <message>
        <source>Number of dev sentences</source>
        <translation>验证句子的个数</translation>
    </message>
    <message>
        <source>How many dev sentences are shown, from short to long</source>
        <translation>显示多少个验证句子，由短到长</translation>
    </message>
    <message>
        <source>%1 sentences</source>
        <translation>%1 个句子</translation>
    </message>
    <message>
        <source>epoch %1, step %2 (now)</source>
        <translation>第 %1 轮，第 %2 步（当前）</translation>
    </message>
    <message>
        <source>epoch %1, step %2 (newest evaluation)</source>
        <translation>第 %1 轮，第 %2 步（最新一次评估）</translation>
    </message>
    <message>
        <source>The model itself writes (greedy): %1</source>
        <translation>模型自己写出（贪心）：%1</translation>
    </message>
    <message>
        <source>The rows of the matrix are the words of the reference translation: at every step the decoder is given the right word before it, whatever it would have written. This line is what it writes by itself, taking the likeliest word each time (greedy). Translate keeps several beginnings at a time (beam search) and may find another translation.</source>
        <translation>矩阵的各行是参考译文的词：每一步都把前面正确的词交给解码器，无论它自己会写什么。这一行是它自己写出的译文，每次都取最可能的词（贪心）。“翻译”工作区同时保留几个开头（束搜索），可能找到另一个译文。</translation>
    </message>
    <message>
        <source>epoch %1, step %2 (all workspaces are there)</source>
        <translation>第 %1 轮，第 %2 步（所有工作区都在这里）</translation>
    </message>
    <message>
        <source>pin</source>
        <translation>钉住</translation>
    </message>
    <message>
        <source>Pin the sentence</source>
        <translation>钉住这个句子</translation>
    </message>
    <message>
        <source>Record the attention on this sentence at every evaluation, also while another one is shown; the file keeps it. Pinned sentences stand first in the list of sentences.</source>
        <translation>每次评估都记录这个句子的注意力，显示别的句子时也记录，并保存在文件中。钉住的句子排在句子列表的最前面。</translation>
    </message>
    <message>
        <source>Red and underlined: not in the reference. Marked: not there at the evaluation before. A click picks the sentence in all workspaces, a double-click opens it in Translate.</source>
        <translation>红色带下划线：不在参考译文中。加底色：上一次评估时没有。单击在所有工作区中选中这个句子，双击在“翻译”中打开它。</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>按原顺序</translation>
    </message>
    <message>
        <source>by change</source>
        <translation>按变化</translation>
    </message>
    <message>
        <source>by suspicion</source>
        <translation>按可疑度</translation>
    </message>
    <message>
        <source>Order of the dev sentences</source>
        <translation>验证句子的顺序</translation>
    </message>
    <message>
        <source>By change: first the sentences whose BLEU moved most since the evaluation before, up or down. By suspicion: first those that look wrong without a reference, by their attention (words looked at too little or too often, a spread look) and their length.</source>
        <translation>按变化：自上一次评估以来 BLEU 升降最多的句子在前。按可疑度：不看参考译文就显得不对的句子在前，依据是注意力（词被看得太少或太多、目光分散）和长度。</translation>
    </message>
    <message>
        <source>The attention on this sentence was not recorded at this evaluation, and its weights are not kept.</source>
        <translation>这次评估没有记录这个句子的注意力，它的权重也没有保留。</translation>
    </message>
    <message>
        <source>%1 (shown in Translate)</source>
        <translation>%1（“翻译”中显示的）</translation>
    </message>
    <message>
        <source>Correct the translation…</source>
        <translation>改正译文……</translation>
    </message>
    <message>
        <source>Save the curves as PNG, SVG, PDF or CSV</source>
        <translation>把曲线保存为 PNG、SVG、PDF 或 CSV</translation>
    </message>
    <message>
        <source>Save this matrix as PNG, SVG, PDF or CSV</source>
        <translation>把这个矩阵保存为 PNG、SVG、PDF 或 CSV</translation>
    </message>
    <message>
        <source>Save these curves as PNG, SVG, PDF or CSV</source>
        <translation>把这些曲线保存为 PNG、SVG、PDF 或 CSV</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>The loss of train and dev over the run</source>
        <translation>整个训练过程中的训练损失和验证损失</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>各层</translation>
    </message>
    <message>
        <source>How large the gradients of each layer are: where learning does not arrive, and where it is violent</source>
        <translation>每一层的梯度有多大：学习到不了哪里，哪里又过于剧烈</translation>
    </message>
    <message>
        <source>histograms</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>How the numbers of each weight and their gradients are spread, over all evaluations</source>
        <translation>每个权重的数及其梯度在各次评估中如何分布</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>The numbers of the weight themselves</source>
        <translation>权重的数本身</translation>
    </message>
    <message>
        <source>gradients</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Their gradients, before clipping, of the batch that comes next; those that are exactly 0 are left out: words that the batch does not have</source>
        <translation>下一批的梯度，裁剪之前；恰好为 0 的不计：这一批没有的词</translation>
    </message>
    <message>
        <source>offset</source>
        <translation>错开</translation>
    </message>
    <message>
        <source>One evaluation behind the other, the newest in front</source>
        <translation>各次评估前后错开，最近的在最前面</translation>
    </message>
    <message>
        <source>overlay</source>
        <translation>重叠</translation>
    </message>
    <message>
        <source>All evaluations on one line, the newest the darkest</source>
        <translation>所有评估画在同一条线上，最近的最深</translation>
    </message>
    <message>
        <source>Gradient norm by layer</source>
        <translation>各层的梯度范数</translation>
    </message>
    <message>
        <source>Histograms</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>Weight of the histograms</source>
        <translation>直方图的权重</translation>
    </message>
    <message>
        <source>The weight whose numbers are shown, by its name in PyTorch</source>
        <translation>显示哪个权重的数，用它在 PyTorch 中的名字</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::TrainingForm</name>
    <message>
        <source>Remark on when training ends</source>
        <translation>关于训练何时结束的提示</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>&amp;Optimizer</source>
        <translation>优化器(&amp;O)</translation>
    </message>
    <message>
        <source>How a gradient becomes a step: Adam scales it for each weight, SGD takes it as it is (and needs a larger rate, about 1).</source>
        <translation>梯度怎样变成一步更新：Adam 为每个权重单独缩放，SGD 照原样使用（需要更大的学习率，约为 1）。</translation>
    </message>
    <message>
        <source>Learning &amp;rate</source>
        <translation>学习率(&amp;R)</translation>
    </message>
    <message>
        <source>How far one update moves the weights (no unit).</source>
        <translation>一次更新把权重移动多远（无单位）。</translation>
    </message>
    <message>
        <source>&amp;Batch size</source>
        <translation>批大小(&amp;B)</translation>
    </message>
    <message>
        <source>Sentence pairs an update.</source>
        <translation>每次更新所用的句对数。</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>&amp;Clip norm</source>
        <translation>裁剪范数(&amp;C)</translation>
    </message>
    <message>
        <source>Gradients longer than this (global L2 norm) are scaled down to it; 0 = never.</source>
        <translation>比它长的梯度（全局 L2 范数）会缩短到这个长度；0 表示从不裁剪。</translation>
    </message>
    <message>
        <source>&amp;Longest sentence</source>
        <translation>最长句子(&amp;L)</translation>
    </message>
    <message>
        <source>Tokens on either side; longer pairs are left out of training.</source>
        <translation>任意一侧的词元数；更长的句对不参加训练。</translation>
    </message>
    <message>
        <source>Label s&amp;moothing</source>
        <translation>标签平滑(&amp;M)</translation>
    </message>
    <message>
        <source>Probability spread evenly over the vocabulary instead of demanding all of it on the reference word (0 to 0.95).</source>
        <translation>平均分给整个词表的概率，而不是把全部概率都压在参考词上（0 到 0.95）。</translation>
    </message>
    <message>
        <source>&amp;Teacher forcing</source>
        <translation>教师强制(&amp;T)</translation>
    </message>
    <message>
        <source>Probability that the decoder is fed the reference word; below 1 it sometimes reads its own (scheduled sampling).</source>
        <translation>把参考词送入解码器的概率；小于 1 时解码器有时读自己写的词（计划采样）。</translation>
    </message>
    <message>
        <source>… less each epoch</source>
        <translation>… 每轮减少</translation>
    </message>
    <message>
        <source>Subtracted from teacher forcing after each epoch, down to 0.</source>
        <translation>每轮之后从教师强制中减去的值，直到 0。</translation>
    </message>
    <message>
        <source>S&amp;eed</source>
        <translation>随机种子(&amp;E)</translation>
    </message>
    <message>
        <source>Start of all random numbers: the same seed and threads give the same run.</source>
        <translation>所有随机数的起点：种子和线程数相同，训练过程就相同。</translation>
    </message>
    <message>
        <source>T&amp;hreads</source>
        <translation>线程数(&amp;H)</translation>
    </message>
    <message>
        <source>Workers that share a batch.</source>
        <translation>分担一个批次的工作线程。</translation>
    </message>
    <message>
        <source>E&amp;valuate every</source>
        <translation>评估间隔(&amp;V)</translation>
    </message>
    <message>
        <source>Updates between two looks at the dev sentences.</source>
        <translation>两次查看验证句子之间的更新次数。</translation>
    </message>
    <message>
        <source>BLEU &amp;sentences</source>
        <translation>BLEU 句数(&amp;S)</translation>
    </message>
    <message>
        <source>Dev sentences translated at an evaluation to measure BLEU; perplexity always uses all of them.</source>
        <translation>每次评估时翻译多少个验证句子来计算 BLEU；困惑度总是用上全部句子。</translation>
    </message>
    <message>
        <source>&amp;Patience</source>
        <translation>耐心值(&amp;P)</translation>
    </message>
    <message>
        <source>Evaluations without a better dev perplexity before the learning rate falls.</source>
        <translation>验证困惑度多少次评估没有改善之后降低学习率。</translation>
    </message>
    <message>
        <source>Rate &amp;decay</source>
        <translation>学习率衰减(&amp;D)</translation>
    </message>
    <message>
        <source>The learning rate is multiplied by this when patience is at its end, and the best weights come back.</source>
        <translation>耐心耗尽时学习率乘以这个数，并恢复最好的权重。</translation>
    </message>
    <message>
        <source>Decays at &amp;most</source>
        <translation>最多衰减次数(&amp;M)</translation>
    </message>
    <message>
        <source>How often the rate falls before training stops early.</source>
        <translation>学习率下降多少次之后提前停止训练。</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Stop after epochs</source>
        <translation>训练轮数上限</translation>
    </message>
    <message>
        <source>Passes over the training sentences; 0 = no limit.</source>
        <translation>遍历训练句子的次数；0 表示不限。</translation>
    </message>
    <message>
        <source>Stop after steps</source>
        <translation>训练步数上限</translation>
    </message>
    <message>
        <source>Updates in all; 0 = no limit.</source>
        <translation>更新的总次数；0 表示不限。</translation>
    </message>
    <message>
        <source>Stop after minutes</source>
        <translation>训练分钟上限</translation>
    </message>
    <message>
        <source>Minutes of training since it was started or resumed; 0 = no limit.</source>
        <translation>自开始或恢复训练以来的分钟数；0 表示不限。</translation>
    </message>
    <message>
        <source>Stop at dev BLEU</source>
        <translation>达到此验证 BLEU 即停</translation>
    </message>
    <message>
        <source>Stop once dev BLEU (0 to 100) reaches this; 0 = no limit.</source>
        <translation>验证 BLEU（0 到 100）达到这个值就停止；0 表示不限。</translation>
    </message>
    <message>
        <source>Without a limit training goes on until the dev loss stops falling or you stop it.</source>
        <translation>没有上限时，训练会一直进行到验证损失不再下降，或由您停止。</translation>
    </message>
    <message>
        <source>Teacher forcing below 1 is slower: the decoder has to read its own words one by one.</source>
        <translation>教师强制小于 1 时训练较慢：解码器必须逐个读取自己写的词。</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>LibTorch</source>
        <translation>LibTorch</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>E&amp;ngine</source>
        <translation>引擎(&amp;N)</translation>
    </message>
    <message>
        <source>What computes: LibTorch knows every model; the fast loops give the same numbers several times faster. Automatic takes the fast ones where they know the model.</source>
        <translation>由什么来计算：LibTorch 能算所有模型；快速循环给出同样的数值，快好几倍。“自动”在快速循环能算的模型上采用它。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>不冻结</translation>
    </message>
    <message>
        <source>encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>&amp;Freeze</source>
        <translation>冻结(&amp;F)</translation>
    </message>
    <message>
        <source>This part keeps its weights while the rest learns. The encoder is the source embeddings and the cells that read them, the decoder all the rest.</source>
        <translation>这一部分的权重保持不变，其余部分继续学习。编码器指源词嵌入和读它们的单元，其余都算解码器。</translation>
    </message>
    <message>
        <source>Source embeddings</source>
        <translation>源词嵌入</translation>
    </message>
    <message>
        <source>What the vectors of source words begin as: at random, or as they were learnt elsewhere. Words that the file lacks begin at random.</source>
        <translation>源语言词的向量从什么开始：随机，或从别处学到的词向量。文件中没有的词仍从随机开始。</translation>
    </message>
    <message>
        <source>Target embeddings</source>
        <translation>目标词嵌入</translation>
    </message>
    <message>
        <source>The same for the words of the target.</source>
        <translation>目标语言的词同样如此。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::TrainingHealth</name>
    <message>
        <source>Nothing has been trained yet.</source>
        <translation>还没有训练过。</translation>
    </message>
    <message>
        <source>Too few updates yet to say how it goes.</source>
        <translation>更新次数还太少，看不出训练得怎样。</translation>
    </message>
    <message>
        <source>All fine: nothing unusual in the last updates.</source>
        <translation>一切正常：最近的更新没有异常。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::TranslateView</name>
    <message>
        <source>translating …</source>
        <translation>正在翻译…</translation>
    </message>
    <message>
        <source>beam </source>
        <translation>束宽 </translation>
    </message>
    <message>
        <source>Beam size</source>
        <translation>束宽</translation>
    </message>
    <message>
        <source>Hypotheses kept at each step of the search; 1 = greedy, the likeliest word every time</source>
        <translation>搜索的每一步保留多少个候选译文；1 表示贪心，每次都取最可能的词</translation>
    </message>
    <message>
        <source>length penalty </source>
        <translation>长度惩罚 </translation>
    </message>
    <message>
        <source>Length penalty</source>
        <translation>长度惩罚</translation>
    </message>
    <message>
        <source>Exponent a of score = log p / ((5 + length) / 6)^a. 0 favours short translations, more favours longer ones.</source>
        <translation>得分 = log p / ((5 + 长度) / 6)^a 中的指数 a。0 偏向短译文，数值越大越偏向长译文。</translation>
    </message>
    <message>
        <source>max </source>
        <translation>最长 </translation>
    </message>
    <message>
        <source>Maximal length</source>
        <translation>最大长度</translation>
    </message>
    <message>
        <source>Longest translation in tokens, the closing &lt;/s&gt; included</source>
        <translation>译文最多多少个词元，包括结尾的 &lt;/s&gt;</translation>
    </message>
    <message>
        <source>live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Translate while typing</source>
        <translation>边输入边翻译</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源句</translation>
    </message>
    <message>
        <source>Source sentence</source>
        <translation>源句</translation>
    </message>
    <message>
        <source>The sentence to translate</source>
        <translation>要翻译的句子</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>例句</translation>
    </message>
    <message>
        <source>Example sentences</source>
        <translation>例句</translation>
    </message>
    <message>
        <source>Sentences of the corpus to try</source>
        <translation>可以试一试的语料库句子</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>翻译</translation>
    </message>
    <message>
        <source>Translate the sentence now (Return)</source>
        <translation>立即翻译这个句子（回车）</translation>
    </message>
    <message>
        <source>Probability and time</source>
        <translation>概率与用时</translation>
    </message>
    <message>
        <source>log p: natural logarithm of the probability of the whole translation, 0 = certain.
ms: milliseconds the engine took</source>
        <translation>log p：整个译文概率的自然对数，0 表示完全确定。
ms：引擎所用的毫秒数</translation>
    </message>
    <message>
        <source>Free translation</source>
        <translation>自由翻译</translation>
    </message>
    <message>
        <source>Let the model choose every word again</source>
        <translation>让模型重新选择每一个词</translation>
    </message>
    <message>
        <source>Attention α</source>
        <translation>注意力 α</translation>
    </message>
    <message>
        <source>Alternatives</source>
        <translation>备选词</translation>
    </message>
    <message>
        <source>Click a word of the translation to see what else the model could have written there. Click one of those words to force it and let the model go on from it.</source>
        <translation>单击译文中的一个词，看看模型在那里还可能写什么。再单击其中一个词，就会强制写出它，并让模型从它继续。</translation>
    </message>
    <message>
        <source>Click to force this word and let the model go on from it.</source>
        <translation>单击即强制写出这个词，并让模型从它继续。</translation>
    </message>
    <message>
        <source>Hypotheses of the beam</source>
        <translation>束搜索的候选译文</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>translation</source>
        <translation>译文</translation>
    </message>
    <message>
        <source>log p</source>
        <translation>log p</translation>
    </message>
    <message>
        <source>score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>The best translations the search found, best score first. Click one to look inside it.</source>
        <translation>搜索找到的最好的译文，得分高的在前。单击一个可看它的内部。</translation>
    </message>
    <message>
        <source>Natural logarithm of the probability; 0 = certain</source>
        <translation>概率的自然对数；0 表示完全确定</translation>
    </message>
    <message>
        <source>log p divided by the length penalty; decides the order</source>
        <translation>log p 除以长度惩罚；由它决定顺序</translation>
    </message>
    <message>
        <source>Type a sentence to translate</source>
        <translation>输入要翻译的句子</translation>
    </message>
    <message>
        <source>Train or open a model first.</source>
        <translation>请先训练或打开一个模型。</translation>
    </message>
    <message>
        <source>Type a sentence: its attention appears here.</source>
        <translation>输入一个句子，这里会出现它的注意力。</translation>
    </message>
    <message>
        <source>This model has no attention: its decoder sees only the encoder&apos;s last state, one vector for the whole sentence. Choose a kind of attention in the model&apos;s settings and train again to see where it looks.</source>
        <translation>这个模型没有注意力：解码器只能看到编码器的最后状态，整个句子就是一个向量。请在模型设置中选择一种注意力并重新训练，就能看到它看向哪里。</translation>
    </message>
    <message>
        <source>There is no attention to show: the translation is empty.</source>
        <translation>没有注意力可以显示：译文是空的。</translation>
    </message>
    <message>
        <source>Alternatives to “%1”</source>
        <translation>“%1”的备选词</translation>
    </message>
    <message>
        <source>step %1 · rank %2</source>
        <translation>第 %1 步 · 排名 %2</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>Cut off at the maximal length.</source>
        <translation>达到最大长度，被截断。</translation>
    </message>
    <message numerus="yes">
        <source>%n kept</source>
        <translation>
            <numerusform>保留 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) forced ✕</source>
        <translation>
            <numerusform>强制了 %n 个词 ✕</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to the best ✕</source>
        <translation>回到最好的译文 ✕</translation>
    </message>
    <message>
        <source>log p %1 · %2 ms</source>
        <translation>log p %1 · %2 ms</translation>
    </message>
    <message>
        <source>The model&apos;s own words</source>
        <translation>模型自己的词</translation>
    </message>
    <message>
        <source>The model&apos;s own words at step %1</source>
        <translation>模型在第 %1 步自己的词</translation>
    </message>
    <message>
        <source>The chosen translation</source>
        <translation>所选的译文</translation>
    </message>
    <message>
        <source>With forced words</source>
        <translation>有强制的词</translation>
    </message>
    <message>
        <source>min </source>
        <translation>最短 </translation>
    </message>
    <message>
        <source>Minimal length</source>
        <translation>最小长度</translation>
    </message>
    <message>
        <source>Shortest translation in words, the closing &lt;/s&gt; not counted; 0: it may be empty</source>
        <translation>译文最少多少个词，不计结尾的 &lt;/s&gt;；0 表示可以为空</translation>
    </message>
    <message>
        <source>Unknown words</source>
        <translation>未知词</translation>
    </message>
    <message>
        <source>Words of the sentence that are not in the vocabulary of the source: the model reads &lt;unk&gt; in their place</source>
        <translation>句子中不在源语言词表里的词：模型在它们的位置读到 &lt;unk&gt;</translation>
    </message>
    <message>
        <source>Rank by score, the best first</source>
        <translation>按得分的名次，最好的在前</translation>
    </message>
    <message>
        <source>The whole translation; click it to look inside it</source>
        <translation>整个译文；单击可看它的内部</translation>
    </message>
    <message>
        <source>Translate while you type, and anew when the model has learnt something; otherwise press Return or Translate</source>
        <translation>边输入边翻译，模型学到新东西时也重新翻译；否则按回车键或“翻译”</translation>
    </message>
    <message>
        <source>Save the attention</source>
        <translation>保存注意力</translation>
    </message>
    <message>
        <source>Save the alternatives</source>
        <translation>保存备选词</translation>
    </message>
    <message>
        <source>Save the hypotheses</source>
        <translation>保存候选译文</translation>
    </message>
    <message>
        <source>Beam tree</source>
        <translation>搜索树</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Beam search tree</source>
        <translation>束搜索树</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>Drag weights</source>
        <translation>拖动权重</translation>
    </message>
    <message>
        <source>Save the tree</source>
        <translation>保存这棵树</translation>
    </message>
    <message>
        <source>With the changes</source>
        <translation>改动之后</translation>
    </message>
    <message numerus="yes">
        <source>%n expanded</source>
        <translation>
            <numerusform>展开了 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace a source word</source>
        <translation>替换源句中的一个词</translation>
    </message>
    <message>
        <source>The word to be read instead of “%1”:</source>
        <translation>代替“%1”读入的词：</translation>
    </message>
    <message>
        <source>What if the model looked elsewhere, or read another word? The answer stands beside its own.</source>
        <translation>如果模型看别处、或读到另一个词，会怎样？回答与它自己的并排显示。</translation>
    </message>
    <message>
        <source>Drag a cell up or down, or press + or −: its weight changes, the others of the row share the rest, and the translation goes on from there</source>
        <translation>上下拖动一个格子，或按 + 或 −：它的权重改变，同一行的其余权重分享剩下的部分，译文由此继续</translation>
    </message>
    <message>
        <source>Source word “%1”</source>
        <translation>源句的词“%1”</translation>
    </message>
    <message>
        <source>Pick a word of the sentence first</source>
        <translation>请先选一个词</translation>
    </message>
    <message>
        <source>%1 (unknown)</source>
        <translation>%1（未知词）</translation>
    </message>
    <message>
        <source>Where the model looked when it wrote each word</source>
        <translation>模型写出每个词时关注的位置</translation>
    </message>
    <message>
        <source>How the search found this translation, step by step</source>
        <translation>搜索如何一步步找到这个译文</translation>
    </message>
    <message>
        <source>matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>links</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>Attention as links between the words read and the words written</source>
        <translation>以读入的词与写出的词之间的连线表示注意力</translation>
    </message>
    <message>
        <source>both</source>
        <translation>两者</translation>
    </message>
    <message>
        <source>The matrix and the links side by side</source>
        <translation>矩阵与连线并排显示</translation>
    </message>
    <message>
        <source>source reversed</source>
        <translation>源句倒序</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>Attention as a matrix: a row for each word written, a column for each word read</source>
        <translation>以矩阵表示注意力：每个写出的词一行，每个读入的词一列</translation>
    </message>
    <message>
        <source>copy unknown words</source>
        <translation>照抄未知词</translation>
    </message>
    <message>
        <source>Copy unknown words</source>
        <translation>照抄未知词</translation>
    </message>
    <message>
        <source>Write the source word that the model looks at most where it writes &lt;unk&gt;: a name or a number is often the same in both languages (Luong et al. 2015)</source>
        <translation>模型写出 &lt;unk&gt; 的地方，改写为它最关注的源词：人名和数字在两种语言里常常相同（Luong 等，2015）</translation>
    </message>
    <message>
        <source>draws </source>
        <translation>抽取 </translation>
    </message>
    <message>
        <source>Draws</source>
        <translation>抽取的译文</translation>
    </message>
    <message>
        <source>Translations that are drawn</source>
        <translation>抽取多少个译文</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Which source words the picked word depends on, and why not another word</source>
        <translation>所选的词取决于哪些源词，为什么不是另一个词</translation>
    </message>
    <message>
        <source>Needs attention?</source>
        <translation>需要注意力？</translation>
    </message>
    <message>
        <source>Does it need attention here?</source>
        <translation>这里需要注意力吗？</translation>
    </message>
    <message>
        <source>Does the model need attention to write this word? Shows what it writes at this step with uniform attention, without the largest weight, and so on.</source>
        <translation>模型写出这个词需要注意力吗？显示注意力均匀、去掉最大权重等情况下，模型在这一步写出什么。</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Pin this translation</source>
        <translation>固定这个译文</translation>
    </message>
    <message>
        <source>Keep this translation: the next is shown against it (Ctrl+P)</source>
        <translation>保留这个译文：下一个译文与它对照 (Ctrl+P)</translation>
    </message>
    <message>
        <source>Ctrl+P</source>
        <translation>Ctrl+P</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>A pinned translation against this one, and which part of it carries a word</source>
        <translation>把固定的译文与当前译文对照，并看它的哪一部分带来一个词</translation>
    </message>
    <message>
        <source>Known when?</source>
        <translation>何时知道？</translation>
    </message>
    <message>
        <source>What is known of the translation after each word that was read</source>
        <translation>每读一个词之后，译文已知道多少</translation>
    </message>
    <message>
        <source>Save this table as PNG, SVG, PDF or CSV</source>
        <translation>把这个表格保存为 PNG、SVG、PDF 或 CSV</translation>
    </message>
    <message>
        <source>Save this tree as PNG, SVG, PDF or CSV</source>
        <translation>把这棵树保存为 PNG、SVG、PDF 或 CSV</translation>
    </message>
    <message>
        <source>Save the matrix or the links as PNG, SVG, PDF or CSV</source>
        <translation>把矩阵或连线保存为 PNG、SVG、PDF 或 CSV</translation>
    </message>
    <message>
        <source>Save these bars, or the table of what the word needs, as PNG, SVG, PDF or CSV</source>
        <translation>把这些条形，或者这个词是否需要注意力的表，保存为 PNG、SVG、PDF 或 CSV</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>BLEU</source>
        <translation>BLEU</translation>
    </message>
    <message>
        <source>How this translation is scored against a reference, term by term</source>
        <translation>这个译文如何对照参考译文逐项打分</translation>
    </message>
    <message>
        <source>Word links</source>
        <translation>词语连线</translation>
    </message>
    <message>
        <source>Whether attention finds the words that belong together</source>
        <translation>注意力是否找到相互对应的词</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::UnitClamp</name>
    <message>
        <source>every word</source>
        <translation>每个词</translation>
    </message>
    <message>
        <source>every step</source>
        <translation>每一步</translation>
    </message>
    <message>
        <source>word %1</source>
        <translation>第 %1 个词</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>from word %1 on</source>
        <translation>从第 %1 个词起</translation>
    </message>
    <message>
        <source>from step %1 on</source>
        <translation>从第 %1 步起</translation>
    </message>
    <message>
        <source>%1 held at %2, %3</source>
        <translation>%1固定为 %2，%3</translation>
    </message>
    <message>
        <source>Hold it at</source>
        <translation>固定为</translation>
    </message>
    <message>
        <source>zero</source>
        <translation>零</translation>
    </message>
    <message>
        <source>its largest: %1</source>
        <translation>最大值：%1</translation>
    </message>
    <message>
        <source>its mean: %1</source>
        <translation>均值：%1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The translation is made anew with it; the change is listed under What if in Translate. Its largest and its mean are those of the model without changes, along this sentence.</source>
        <translation>据此重新翻译；改动列在“翻译”的“如果……”之下。最大值和均值取自未作改动的模型在这个句子上的数值。</translation>
    </message>
    <message>
        <source>Hold the unit at %1</source>
        <translation>把单元固定为%1</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>撤回上一个改动</translation>
    </message>
    <message>
        <source>Take the last change back (Ctrl+Z)</source>
        <translation>撤回上一个改动 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Where the unit is held</source>
        <translation>在哪里固定该单元</translation>
    </message>
    <message>
        <source>Everywhere, or from the step that is shown: walk to another with the arrow keys</source>
        <translation>处处固定，或从当前显示的一步起；用方向键可走到另一步</translation>
    </message>
    <message>
        <source>at every word</source>
        <translation>在每个词</translation>
    </message>
    <message>
        <source>at every step</source>
        <translation>在每一步</translation>
    </message>
    <message>
        <source>from “%1” on</source>
        <translation>从“%1”起</translation>
    </message>
    <message>
        <source>only at “%1”</source>
        <translation>只在“%1”</translation>
    </message>
    <message>
        <source>as it was at step %L1</source>
        <translation>第 %L1 步时原样</translation>
    </message>
    <message>
        <source>as the model is</source>
        <translation>模型原样</translation>
    </message>
    <message>
        <source>with the changes</source>
        <translation>加上改动</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::UnitContexts</name>
    <message>
        <source>value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>after</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Dev sentences in which the unit stands furthest out</source>
        <translation>该单元取值最突出的验证句子</translation>
    </message>
    <message>
        <source>Click a line, or press Enter, to translate its sentence</source>
        <translation>单击一行或按回车键，翻译其中的句子</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::UnitCurve</name>
    <message>
        <source>The unit along the sentence</source>
        <translation>该单元沿句子的变化</translation>
    </message>
    <message>
        <source>with the changes</source>
        <translation>加上改动</translation>
    </message>
    <message>
        <source>as the model is</source>
        <translation>模型原样</translation>
    </message>
    <message>
        <source>Highest at %1</source>
        <translation>最高处：%1</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>“%1”：%2</translation>
    </message>
    <message>
        <source>%1; as the model is %2</source>
        <translation>%1；模型原样为 %2</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::UnitPanel</name>
    <message>
        <source>Back to the step</source>
        <translation>返回这一步</translation>
    </message>
    <message>
        <source>Show the inside of this step again (Esc)</source>
        <translation>重新显示这一步的内部 (Esc)</translation>
    </message>
    <message>
        <source>dev sentences, highest first</source>
        <translation>验证句子，最高的在前</translation>
    </message>
    <message>
        <source>dev sentences, lowest first</source>
        <translation>验证句子，最低的在前</translation>
    </message>
    <message>
        <source>Which sentences are listed</source>
        <translation>列出哪些句子</translation>
    </message>
    <message>
        <source>Each sentence stands here with the word at which the unit is highest, or lowest</source>
        <translation>每个句子连同该单元取值最高（或最低）处的词列在这里</translation>
    </message>
    <message>
        <source>%1 of layer %2, unit %3</source>
        <translation>第 %2 层%1，单元 %3</translation>
    </message>
    <message>
        <source>%1, unit %2</source>
        <translation>%1，单元 %2</translation>
    </message>
    <message>
        <source>Looking through the dev sentences…</source>
        <translation>正在查看验证句子……</translation>
    </message>
    <message>
        <source>This experiment has no dev sentences to look through.</source>
        <translation>这个实验没有可供查看的验证句子。</translation>
    </message>
    <message>
        <source>At step %L1, over %L2 words of %L3 dev sentences:</source>
        <translation>第 %L1 步，%L3 个验证句子的 %L2 个词：</translation>
    </message>
    <message>
        <source>At step %L1, over %L2 words of %L3 dev sentences, along their references:</source>
        <translation>第 %L1 步，%L3 个验证句子的 %L2 个词，沿参考译文：</translation>
    </message>
    <message>
        <source>rises with the position: r = %1</source>
        <translation>随位置上升：r = %1</translation>
    </message>
    <message>
        <source>falls with the position: r = %1</source>
        <translation>随位置下降：r = %1</translation>
    </message>
    <message>
        <source>hardly goes with the position: r = %1</source>
        <translation>与位置几乎无关：r = %1</translation>
    </message>
    <message>
        <source>rises with the number of words left: r = %1</source>
        <translation>随剩余词数上升：r = %1</translation>
    </message>
    <message>
        <source>falls with the number of words left: r = %1</source>
        <translation>随剩余词数下降：r = %1</translation>
    </message>
    <message>
        <source>hardly goes with the number of words left: r = %1</source>
        <translation>与剩余词数几乎无关：r = %1</translation>
    </message>
    <message>
        <source>lowest, on average, when it reads %1</source>
        <translation>平均而言，读到这些词时最低：%1</translation>
    </message>
    <message>
        <source>lowest, on average, when it writes %1</source>
        <translation>平均而言，写出这些词时最低：%1</translation>
    </message>
    <message>
        <source>highest, on average, when it reads %1</source>
        <translation>平均而言，读到这些词时最高：%1</translation>
    </message>
    <message>
        <source>highest, on average, when it writes %1</source>
        <translation>平均而言，写出这些词时最高：%1</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::ValueTable</name>
    <message>
        <source>Row header plus column header is the index of a value.</source>
        <translation>行头加列头就是数值的下标。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy all values as text, one a line</source>
        <translation>把所有数值复制为文本，每行一个</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>另存为 CSV…</translation>
    </message>
    <message>
        <source>No values</source>
        <translation>没有数值</translation>
    </message>
    <message>
        <source>%1 values, smallest %2, largest %3, mean %4</source>
        <translation>%1 个数值，最小 %2，最大 %3，平均 %4</translation>
    </message>
    <message>
        <source>Save the values</source>
        <translation>保存数值</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::VariantsDialog</name>
    <message>
        <source>Seeds for each variant</source>
        <translation>每个变体的种子数</translation>
    </message>
    <message>
        <source>From seed</source>
        <translation>起始种子</translation>
    </message>
    <message>
        <source>Epochs (0: no limit)</source>
        <translation>轮数（0：不限）</translation>
    </message>
    <message>
        <source>Updates (0: no limit)</source>
        <translation>更新次数（0：不限）</translation>
    </message>
    <message>
        <source>File of the sentence pairs</source>
        <translation>句对文件</translation>
    </message>
    <message>
        <source>Second file (of two line by line)</source>
        <translation>第二个文件（两个逐行对齐的文件）</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Add variants</source>
        <translation>添加变体</translation>
    </message>
    <message>
        <source>Variants of “%1”. Every combination of the values below becomes a run of its own; everything else stays as in that run.</source>
        <translation>“%1”的变体。下列取值的每种组合成为一次单独的运行；其余设置与该运行相同。</translation>
    </message>
    <message>
        <source>+ Vary another setting</source>
        <translation>+ 再改变一项设置</translation>
    </message>
    <message>
        <source>Runs that are equal in all but the seed show how much is chance: three at least, to say that one variant is better</source>
        <translation>除种子外完全相同的运行显示偶然性有多大：要说某个变体更好，至少需要三个</translation>
    </message>
    <message>
        <source>Runs of one seed are twins: they see the same batches in the same order. They are trained one after the other by the program seq2seq, also on other computers that start the same sweep in this folder.</source>
        <translation>同一种子的运行是孪生的：它们以相同顺序看到相同的批次。它们由程序 seq2seq 逐个训练；其他计算机在此文件夹中启动同样的扫描时也会参与。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Setting that is varied</source>
        <translation>要改变的设置</translation>
    </message>
    <message>
        <source>Its values, separated by commas</source>
        <translation>它的取值，以逗号分隔</translation>
    </message>
    <message>
        <source>Do not vary it</source>
        <translation>不改变它</translation>
    </message>
    <message>
        <source>Open the sentence pairs</source>
        <translation>打开句对文件</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Say where the sentence pairs are: a file of runs does not tell.</source>
        <translation>请指出句对在哪里：运行文件里没有记录。</translation>
    </message>
    <message>
        <source>Set a limit: a number of epochs or of updates.</source>
        <translation>请设定上限：轮数或更新次数。</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s): %1</source>
        <translation>
            <numerusform>%n 次运行：%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::VectorsField</name>
    <message>
        <source>File…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>Word vectors in the text format of word2vec, GloVe or fastText: a word and its numbers a line</source>
        <translation>word2vec、GloVe 或 fastText 文本格式的词向量：每行一个词及其各个数</translation>
    </message>
    <message>
        <source>Begin at random instead</source>
        <translation>改为从随机开始</translation>
    </message>
    <message>
        <source>random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Word vectors</source>
        <translation>词向量</translation>
    </message>
    <message>
        <source>Word vectors (*.txt *.vec *.w2v *.glove);;All files (*)</source>
        <translation>词向量 (*.txt *.vec *.w2v *.glove);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::VisitBar</name>
    <message>
        <source>An earlier evaluation is looked at</source>
        <translation>正在看较早的一次评估</translation>
    </message>
    <message>
        <source>Return to the present</source>
        <translation>回到现在</translation>
    </message>
    <message>
        <source>Answer with the weights of now again; training can go on</source>
        <translation>重新用现在的权重回答；可以继续训练</translation>
    </message>
    <message>
        <source>Branch from here</source>
        <translation>从这里分支</translation>
    </message>
    <message>
        <source>Begin a new run, saved nowhere yet, that goes on from these weights. The present run stays in its file; it is saved before.</source>
        <translation>开始一次新的训练（尚未保存），从这些权重继续。现在的训练留在它的文件里，会先保存。</translation>
    </message>
    <message>
        <source>Back at step %1 of %2: every workspace answers with the weights of then. Training is off.</source>
        <translation>退回到第 %1 步（共 %2 步）：所有工作区都用当时的权重回答。训练已关闭。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::VocabularyModel</name>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Share of all words of the training sentences that have this id or a smaller one</source>
        <translation>编号不大于它的词占训练句子全部词的比例</translation>
    </message>
    <message>
        <source>How often the word occurs in the training sentences; for &lt;unk&gt; all words that fell out</source>
        <translation>这个词在训练句子中出现的次数；对 &lt;unk&gt; 则是所有落选的词</translation>
    </message>
    <message>
        <source>id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>count</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>covered</source>
        <translation>覆盖率</translation>
    </message>
    <message>
        <source>Number of the word: what the model reads and writes in its place. The more frequent a word, the smaller its id.</source>
        <translation>词的编号：模型读写的是编号而不是词。词越常用，编号越小。</translation>
    </message>
    <message>
        <source>A word, or a part of one, as the tokenizer cuts it</source>
        <translation>一个词，或词的一部分，由切分方式决定</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::VocabularySizeBar</name>
    <message>
        <source>words</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Cut by words</source>
        <translation>按词切分</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>字符</translation>
    </message>
    <message>
        <source>Cut by characters</source>
        <translation>按字符切分</translation>
    </message>
    <message>
        <source>subwords</source>
        <translation>子词</translation>
    </message>
    <message>
        <source>Cut by subwords, learned from 20,000 sentences</source>
        <translation>按子词切分，从 20,000 个句子中学得</translation>
    </message>
    <message>
        <source>Ids of each vocabulary at most, the four special ones included: the most frequent words have them</source>
        <translation>每个词表最多有多少个编号，包括四个特殊编号：归最常见的词所有</translation>
    </message>
    <message>
        <source>Size of the vocabulary</source>
        <translation>词表大小</translation>
    </message>
    <message>
        <source>Size of the vocabulary as a number</source>
        <translation>词表大小的数值</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>从头开始</translation>
    </message>
    <message>
        <source>Begins a run with a vocabulary like this: words are counted again, and new weights begin</source>
        <translation>用这样的词表开始新的训练：重新统计词频，从新的权重开始</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1: %2 words, covers %3 of train; %4 of dev unknown</source>
        <translation>%1：%2 个词，覆盖训练集的 %3；验证集中 %4 未知</translation>
    </message>
    <message>
        <source>source</source>
        <translation>源语言</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标语言</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::WeightDialog</name>
    <message>
        <source>Weights %1</source>
        <translation>权重 %1</translation>
    </message>
    <message>
        <source>Point at a number to read it.</source>
        <translation>把鼠标移到一个数上即可读出它。</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>另存为 CSV…</translation>
    </message>
    <message>
        <source>After update %L1. Mean %2, standard deviation %3, largest magnitude %4. Blue is below zero, orange above.</source>
        <translation>第 %L1 次更新之后。平均 %2，标准差 %3，最大绝对值 %4。蓝色小于零，橙色大于零。</translation>
    </message>
    <message>
        <source>The first %L1 of %L2 rows are shown.</source>
        <translation>只显示 %L2 行中的前 %L1 行。</translation>
    </message>
    <message>
        <source>Save the weights</source>
        <translation>保存权重</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::WeightPicture</name>
    <message>
        <source>Weights as a picture</source>
        <translation>权重的图示</translation>
    </message>
    <message>
        <source>row %1, column %2: %3</source>
        <translation>第 %1 行，第 %2 列：%3</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::WeightSteps</name>
    <message>
        <source>What the update did to each weight</source>
        <translation>更新对每个权重做了什么</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>gradient norm</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>norm before</source>
        <translation>更新前的范数</translation>
    </message>
    <message>
        <source>moved by</source>
        <translation>移动量</translation>
    </message>
    <message>
        <source>moved, %</source>
        <translation>移动，%</translation>
    </message>
    <message>
        <source>‖∂J/∂W‖: the root of the sum of the squares of its gradient, before clipping</source>
        <translation>‖∂J/∂W‖：裁剪前其梯度平方和的平方根</translation>
    </message>
    <message>
        <source>‖W‖: the root of the sum of its squared numbers, before the update</source>
        <translation>‖W‖：更新前其各数平方和的平方根</translation>
    </message>
    <message>
        <source>‖ΔW‖: the same of the difference that the update made</source>
        <translation>‖ΔW‖：更新所造成的差的同一度量</translation>
    </message>
    <message>
        <source>‖ΔW‖ / ‖W‖ in per cent</source>
        <translation>‖ΔW‖ / ‖W‖，以百分比表示</translation>
    </message>
    <message>
        <source>%1 (frozen)</source>
        <translation>%1（冻结）</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::WhatIf</name>
    <message>
        <source>Remove “%1”</source>
        <translation>移除“%1”</translation>
    </message>
    <message>
        <source>Switch on “%1”</source>
        <translation>启用“%1”</translation>
    </message>
    <message>
        <source>Switch off “%1”</source>
        <translation>停用“%1”</translation>
    </message>
    <message>
        <source>Remove all changes</source>
        <translation>移除所有改动</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::WhatIfCard</name>
    <message>
        <source>What if …</source>
        <translation>如果……</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>全部移除</translation>
    </message>
    <message>
        <source>Take the last change back (Ctrl+Z)</source>
        <translation>撤回上一个改动 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Make it again (Ctrl+Shift+Z)</source>
        <translation>重新做 (Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>Let the model answer without changes</source>
        <translation>让模型不加改动地回答</translation>
    </message>
    <message>
        <source>change</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>translation</source>
        <translation>译文</translation>
    </message>
    <message>
        <source>log p</source>
        <translation>log p</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>Changes in force and what comes of them</source>
        <translation>生效的改动及其结果</translation>
    </message>
    <message>
        <source>Natural logarithm of the probability of the whole translation</source>
        <translation>整个译文概率的自然对数</translation>
    </message>
    <message>
        <source>Words that the model&apos;s own translation does not have at that place</source>
        <translation>模型自己的译文在该处没有的词</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>with the changes</source>
        <translation>加上改动</translation>
    </message>
    <message>
        <source>no word</source>
        <translation>无</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n 个词</numerusform>
        </translation>
    </message>
    <message>
        <source>Switch this change on or off</source>
        <translation>启用或停用这个改动</translation>
    </message>
    <message>
        <source>Remove this change</source>
        <translation>移除这个改动</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <translation>移除“%1”</translation>
    </message>
    <message>
        <source>as it was at step %L1</source>
        <translation>第 %L1 步时原样</translation>
    </message>
    <message>
        <source>What comes of each change alone, and of all that are switched on together</source>
        <translation>每处改动单独的结果，以及所有启用的改动合起来的结果</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::WhatIfMenus</name>
    <message>
        <source>uniform</source>
        <translation>均匀</translation>
    </message>
    <message>
        <source>Every source word gets the same weight</source>
        <translation>每个源词的权重相同</translation>
    </message>
    <message>
        <source>hard</source>
        <translation>硬性</translation>
    </message>
    <message>
        <source>All weight goes to the largest</source>
        <translation>全部权重归最大者</translation>
    </message>
    <message>
        <source>permuted</source>
        <translation>打乱</translation>
    </message>
    <message>
        <source>The weights are dealt out to the source words by chance</source>
        <translation>权重随机分给各源词</translation>
    </message>
    <message>
        <source>without its largest</source>
        <translation>去掉最大者</translation>
    </message>
    <message>
        <source>The largest weight becomes 0, the others share it</source>
        <translation>最大的权重变为 0，由其余的分享</translation>
    </message>
    <message>
        <source>attention %1, %2</source>
        <translation>注意力：%1，%2</translation>
    </message>
    <message>
        <source>no attention to “%1”, %2</source>
        <translation>不注意“%1”，%2</translation>
    </message>
    <message>
        <source>nothing for “%1”</source>
        <translation>不给“%1”权重</translation>
    </message>
    <message>
        <source>Attention at step %1</source>
        <translation>第 %1 步的注意力</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>Attention at every step</source>
        <translation>每一步的注意力</translation>
    </message>
    <message>
        <source>every step</source>
        <translation>每一步</translation>
    </message>
    <message>
        <source>Replace this word…</source>
        <translation>替换这个词…</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>去掉它</translation>
    </message>
    <message>
        <source>without the word “%1”</source>
        <translation>去掉“%1”</translation>
    </message>
    <message>
        <source>Read it twice</source>
        <translation>读两遍</translation>
    </message>
    <message>
        <source>“%1” twice</source>
        <translation>“%1”读两遍</translation>
    </message>
    <message>
        <source>No attention to it</source>
        <translation>不注意它</translation>
    </message>
    <message>
        <source>α of step %1 for “%2”: %3</source>
        <translation>第 %1 步对“%2”的 α：%3</translation>
    </message>
    <message>
        <source>“%1” instead of “%2”</source>
        <translation>以“%1”代替“%2”</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::WhyPage</name>
    <message>
        <source>this word</source>
        <translation>此词</translation>
    </message>
    <message>
        <source>Explain the picked word</source>
        <translation>解释所选的词</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Explain all words: a row for each word written, a column for each word read</source>
        <translation>解释所有的词：每行一个写出的词，每列一个读入的词</translation>
    </message>
    <message>
        <source>This word</source>
        <translation>此词</translation>
    </message>
    <message>
        <source>All words</source>
        <translation>全部词</translation>
    </message>
    <message>
        <source>Save the importance</source>
        <translation>保存重要性</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>How the importance of a source word is measured</source>
        <translation>怎样衡量一个源词的重要性</translation>
    </message>
    <message>
        <source>Rather than</source>
        <translation>而不是</translation>
    </message>
    <message>
        <source>The other word: what speaks for the one that was written and against this one</source>
        <translation>另一个词：哪些源词支持写出的词、反对这个词</translation>
    </message>
    <message>
        <source>Integrated gradients share out the difference between the sentence and embeddings of zeros; the finer the steps, the nearer the sum</source>
        <translation>积分梯度把这个句子与全零词嵌入之间的差分摊给各个源词；步子越细，总和越接近</translation>
    </message>
    <message>
        <source>Importance of each source word: orange speaks for the word, blue against it. α: where the decoder looked.</source>
        <translation>每个源词的重要性：橙色支持这个词，蓝色反对它。α：解码器看了哪里。</translation>
    </message>
    <message>
        <source>Importance matrix</source>
        <translation>重要性矩阵</translation>
    </message>
    <message>
        <source>Importance of each word read (column) for each word written (row): orange speaks for it, blue against it. Click a cell to pick it everywhere.</source>
        <translation>每个读入的词（列）对每个写出的词（行）的重要性：橙色支持，蓝色反对。单击一格，各视图都会选中它。</translation>
    </message>
    <message>
        <source>computing …</source>
        <translation>正在计算……</translation>
    </message>
    <message>
        <source>Click a word of the translation to ask why the model wrote it, or click a word of “Alternatives” with the right button to ask why it did not write that one.</source>
        <translation>单击译文中的一个词，看模型为什么写它；或者右击“备选词”中的一个词，看模型为什么没有写它。</translation>
    </message>
    <message>
        <source>rather than nothing</source>
        <translation>不作比较</translation>
    </message>
    <message>
        <source>rather than %1</source>
        <translation>而不是 %1</translation>
    </message>
    <message>
        <source>α of step %1 as wished for “%2”</source>
        <translation>第 %1 步的 α 改为能写出“%2”的</translation>
    </message>
    <message>
        <source>Why this word?</source>
        <translation>为什么是这个词？</translation>
    </message>
    <message>
        <source>The words of this model are one-hot, not embedded: there is no embedding whose gradient could be taken.</source>
        <translation>这个模型的词是独热向量，没有词嵌入，也就没有词嵌入的梯度可求。</translation>
    </message>
    <message>
        <source>Why “%1” …</source>
        <translation>为什么是“%1”……</translation>
    </message>
    <message>
        <source>importance</source>
        <translation>重要性</translation>
    </message>
    <message>
        <source>α wished</source>
        <translation>所需的 α</translation>
    </message>
    <message>
        <source>Why these words?</source>
        <translation>为什么是这些词？</translation>
    </message>
    <message>
        <source>changed model</source>
        <translation>改动后的模型</translation>
    </message>
    <message>
        <source>Explained is the model with the changes under “What if …”</source>
        <translation>解释的是带有“如果……”中各项改动的模型</translation>
    </message>
    <message>
        <source>of step %L1</source>
        <translation>第 %L1 步时</translation>
    </message>
    <message>
        <source>Explained is the model as it was at step %L1; the translation is of step %L2</source>
        <translation>解释的是第 %L1 步时的模型；译文是第 %L2 步时的</translation>
    </message>
    <message>
        <source>each row: log P of the word written</source>
        <translation>每行：写出的词的 log P</translation>
    </message>
    <message>
        <source>Save the bars or the matrix as PNG, SVG, PDF or CSV</source>
        <translation>把条形图或矩阵保存为 PNG、SVG、PDF 或 CSV</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::WhyTexts</name>
    <message>
        <source>Why “%1”?</source>
        <translation>为什么是“%1”？</translation>
    </message>
    <message>
        <source>Why “%1” rather than “%2”?</source>
        <translation>为什么是“%1”而不是“%2”？</translation>
    </message>
    <message>
        <source>gradient × embedding</source>
        <translation>梯度 × 词嵌入</translation>
    </message>
    <message>
        <source>integrated gradients</source>
        <translation>积分梯度</translation>
    </message>
    <message>
        <source>occlusion</source>
        <translation>遮挡</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Gradient × embedding asks: how fast would the number rise if this word&apos;s embedding grew?</source>
        <translation>梯度 × 词嵌入问的是：如果这个词的词嵌入变大，上面的数会上升得多快？</translation>
    </message>
    <message>
        <source>Integrated gradients asks: how much of the number does each word bring, from embeddings of zeros to those of the sentence?</source>
        <translation>积分梯度问的是：从全零的词嵌入到这个句子的词嵌入，每个词给上面的数带来多少？</translation>
    </message>
    <message>
        <source>Occlusion asks: by how much does the number fall when this word is left out of the sentence?</source>
        <translation>遮挡问的是：从句子中去掉这个词，上面的数会下降多少？</translation>
    </message>
    <message>
        <source>sum of the words %1 · difference to zeros %2</source>
        <translation>各词之和 %1 · 与全零之差 %2</translation>
    </message>
    <message>
        <source>This model has no attention to compare with: its decoder was given one vector of the whole sentence, in which all words are mixed.</source>
        <translation>这个模型没有可供比较的注意力：它的解码器只得到整句的一个向量，所有的词都混在其中。</translation>
    </message>
    <message>
        <source>Attention α says where the decoder looked. What it found there has the neighbours mixed in, and its own state carries words too: the two may differ.</source>
        <translation>注意力 α 说的是解码器看了哪里。它在那里看到的已经混入了相邻的词，它自己的状态也带着词的信息，所以两者可能不同。</translation>
    </message>
    <message>
        <source>“%1” is the likeliest word here already.</source>
        <translation>“%1”在这里本来就是最可能的词。</translation>
    </message>
    <message>
        <source>%1: with this attention “%2” is the likeliest word.</source>
        <translation>%1：用这样的注意力，“%2”成为最可能的词。</translation>
    </message>
    <message>
        <source>%1: no attention that was found makes “%2” the likeliest word, it stays “%3”. What decides is not where the decoder looks but what its state carries.</source>
        <translation>%1：没有找到能让“%2”成为最可能的词的注意力，最可能的仍是“%3”。起决定作用的不是解码器看哪里，而是它的状态带着什么。</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::WishRow</name>
    <message>
        <source>What attention would give another word?</source>
        <translation>怎样的注意力会写出另一个词？</translation>
    </message>
    <message>
        <source>What attention would give “%1”?</source>
        <translation>怎样的注意力会写出“%1”？</translation>
    </message>
    <message>
        <source>Choose the other word first, under “rather than”</source>
        <translation>请先在“而不是”中选择另一个词</translation>
    </message>
    <message>
        <source>Look for attention weights of this step with which the other word is the likeliest: the gradient of its log P says how to move them</source>
        <translation>为这一步寻找能让另一个词最可能的注意力权重：它的 log P 的梯度说明该怎样移动这些权重</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Set this attention under “What if …” and let the translation go on from there; Ctrl+Z takes it back</source>
        <translation>把这样的注意力放进“如果……”，让译文从这里继续；按 Ctrl+Z 撤销</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::WorkspaceRail</name>
    <message>
        <source>Workspaces</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1 (Ctrl+%2)</translation>
    </message>
</context>
<context>
    <name>seq2seq::ui::Workspaces</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>翻译</translation>
    </message>
    <message>
        <source>Step through</source>
        <translation>逐步演示</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
</context>
</TS>
